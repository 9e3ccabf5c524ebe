// Reads lines from standard input and notes when each arrived: what an outside program sees of
// limber's events. At the end of its input it prints, for each line, the civil time of its arrival in
// nanoseconds, a tab, and the line. Nothing is printed or parsed while events come in.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

var buffer = [UInt8](repeating: 0, count: 1 << 16)
var text: [UInt8] = []
text.reserveCapacity(16 << 20)
var arrivals: [(instant: Int, end: Int)] = []
arrivals.reserveCapacity(1 << 16)

while true {
  let count = read(0, &buffer, buffer.count)
  var now = timespec()
  clock_gettime(CLOCK_REALTIME, &now)
  guard count > 0 else { break }
  text.append(contentsOf: buffer[..<count])
  arrivals.append((now.tv_sec * 1_000_000_000 + now.tv_nsec, text.count))
}

var start = 0
var arrival = 0
while let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) {
  while arrivals[arrival].end <= end { arrival += 1 }
  let line = String(decoding: text[start..<end], as: UTF8.self)
  print(arrivals[arrival].instant, line, separator: "\t")
  start = end + 1
}
