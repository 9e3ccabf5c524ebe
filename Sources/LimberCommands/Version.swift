/// What this build calls itself; the one place that says so.
package enum Version {
  package static let current = "0.1.0"
}
