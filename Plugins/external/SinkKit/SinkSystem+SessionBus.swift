extension SinkSystem {
  /// Where this person's session bus is.
  public struct SessionBus: Sendable {
    /// Its address, as D-Bus writes them.
    public var address: String
    /// The variables that lead a program there, which a job of cron lacks; none where they are set.
    public var variables: [String: String]
  }

  /// Finds the session bus, by its variable or where a login has it.
  ///
  /// - Throws: where there is none.
  public func sessionBus() throws(SinkFailure) -> SessionBus {
    if let address = variable("DBUS_SESSION_BUS_ADDRESS") {
      return SessionBus(address: address, variables: [:])
    }
    let usual = "/run/user/\(userNumber)"
    for folder in [variable("XDG_RUNTIME_DIR"), usual].compactMap({ $0 })
    where isOwnSocket(folder + "/bus") {
      let address = "unix:path=\(folder)/bus"
      return SessionBus(
        address: address,
        variables: ["XDG_RUNTIME_DIR": folder, "DBUS_SESSION_BUS_ADDRESS": address])
    }
    throw .unavailable(
      "there is no session bus: DBUS_SESSION_BUS_ADDRESS is not set and '\(usual)/bus' is no socket of yours"
    )
  }
}
