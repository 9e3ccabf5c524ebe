"""A media player of the tests: it does as it is told, and writes down what it was told.

    /usr/bin/python3 player.py NAME STATUS VOLUME LOG
"""
import sys

import dbus
import dbus.mainloop.glib
import dbus.service
from gi.repository import GLib

ROOT, PLAYER = "org.mpris.MediaPlayer2", "org.mpris.MediaPlayer2.Player"
PROPERTIES = "org.freedesktop.DBus.Properties"


class Player(dbus.service.Object):
    def __init__(self, bus, name, status, volume, log):
        super().__init__(bus, "/org/mpris/MediaPlayer2")
        self.status, self.volume, self.log, self.name = status, volume, log, name

    def note(self, deed):
        with open(self.log, "a") as file:
            file.write(deed + "\n")

    def become(self, status):
        self.note(status)
        self.status = status
        self.PropertiesChanged(PLAYER, {"PlaybackStatus": status}, [])

    @dbus.service.method(PLAYER)
    def Play(self):
        self.become("Playing")

    @dbus.service.method(PLAYER)
    def Pause(self):
        self.become("Paused")

    @dbus.service.method(PLAYER)
    def Stop(self):
        self.become("Stopped")

    @dbus.service.method(PROPERTIES, in_signature="s", out_signature="a{sv}")
    def GetAll(self, interface):
        if interface == ROOT:
            return {"Identity": self.name, "CanQuit": True, "CanRaise": False, "HasTrackList": False}
        return {
            "PlaybackStatus": self.status, "Volume": self.volume, "CanPlay": True, "CanPause": True,
            "CanControl": True, "Metadata": dbus.Dictionary({}, signature="sv")}

    @dbus.service.method(PROPERTIES, in_signature="ss", out_signature="v")
    def Get(self, interface, name):
        return self.GetAll(interface)[name]

    @dbus.service.method(PROPERTIES, in_signature="ssv")
    def Set(self, interface, name, value):
        self.note(f"{name} {float(value):.3f}")
        self.volume = dbus.Double(value)
        self.PropertiesChanged(PLAYER, {name: self.volume}, [])

    @dbus.service.signal(PROPERTIES, signature="sa{sv}as")
    def PropertiesChanged(self, interface, changed, invalidated):
        pass


dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
bus = dbus.SessionBus()
name, status, volume, log = sys.argv[1:]
player = Player(bus, name, status, dbus.Double(float(volume)), log)
held = dbus.service.BusName(f"{ROOT}.{name}", bus)
player.note("ready")
GLib.MainLoop().run()
