/// Reads routine files: all that is wrong with one, and the routine where nothing is.
public enum RoutineReader {
  /// Reads a file and every routine that it includes.
  ///
  /// The cost follows the size of the files, whatever they say: nothing is unrolled.
  ///
  /// - Parameters:
  ///   - file: The file; its text may be anything.
  ///   - lookup: Where included routines are found; asked once for each id.
  public static func read(_ file: RoutineFile, lookup: RoutineLookup) -> RoutineReading {
    IncludeWalk(file, lookup: lookup).reading()
  }
}
