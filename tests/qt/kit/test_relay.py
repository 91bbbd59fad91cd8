"""Dead widgets are forgotten, bursts become few calls."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject

from huntflow_desk.qt.kit.relay import Calm, Relay


class Bus:
    """The smallest bus."""

    def __init__(self):
        self.listeners = []

    def listen(self, listener):
        self.listeners.append(listener)
        return lambda: self.listeners.remove(listener)

    def publish(self, event):
        for listener in tuple(self.listeners):
            listener(event)


class Ear(QObject):
    """Hears."""

    def __init__(self, heard):
        super().__init__()
        self.heard = heard
        self.threads = []

    def hear(self, event):
        self.heard.append(event)
        self.threads.append(threading.current_thread())


def test_events_arrive_until_the_receiver_dies(qtbot):
    bus, heard = Bus(), []
    relay = Relay(bus.listen)
    ear = Ear(heard)
    relay.changed.connect(ear.hear)
    bus.publish("one")
    assert heard == ["one"]
    with qtbot.waitSignal(ear.destroyed):
        ear.deleteLater()
    bus.publish("two")
    assert heard == ["one"]
    relay.stop()
    assert bus.listeners == []
    relay.stop()


def test_dead_relay_leaves_the_bus(qtbot):
    bus = Bus()
    relay = Relay(bus.listen)
    with qtbot.waitSignal(relay.destroyed):
        relay.deleteLater()
    bus.publish("one")
    assert bus.listeners == []


def test_event_of_another_thread_arrives_on_the_gui_thread(qtbot):
    bus, heard = Bus(), []
    relay = Relay(bus.listen)
    ear = Ear(heard)
    relay.changed.connect(ear.hear)
    thread = threading.Thread(target=lambda: bus.publish("far"))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: heard == ["far"])
    assert ear.threads == [threading.main_thread()]
    relay.stop()


def test_burst_becomes_two_calls(qtbot):
    calls = []
    calm = Calm(30)
    calm.due.connect(lambda: calls.append(len(calls)))
    for _ in range(50):
        calm.poke()
    qtbot.waitUntil(lambda: len(calls) == 1)
    for _ in range(50):
        calm.poke()
    qtbot.waitUntil(lambda: len(calls) == 2)
    qtbot.waitUntil(lambda: not calm._rest.isActive())
    assert len(calls) == 2
