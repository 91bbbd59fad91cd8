"""Second floor: what a recruiter can do. No Qt, no SQL, no words of HTTP."""
