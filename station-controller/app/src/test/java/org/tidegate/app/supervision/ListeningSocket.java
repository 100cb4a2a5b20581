package org.tidegate.app.supervision;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What systemd would hear: a datagram socket of the machine, read without waiting. */
final class ListeningSocket implements AutoCloseable {
  private static final int MSG_DONTWAIT = 0x40;
  private static final int ROOM = 200_000;

  private final int descriptor;

  ListeningSocket(Path path) throws Throwable {
    descriptor = (int) function("socket", ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT)
        .invokeExact(1, 2, 0);
    try (var arena = Arena.ofConfined()) {
      var name = path.toString().getBytes(StandardCharsets.UTF_8);
      var address = arena.allocate(110, 2);
      address.set(ValueLayout.JAVA_SHORT, 0, (short) 1);
      MemorySegment.copy(name, 0, address, ValueLayout.JAVA_BYTE, 2, name.length);
      int bound = (int) function("bind", ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT)
          .invokeExact(descriptor, address, 3 + name.length);
      if (bound != 0) {
        throw new AssertionError("no socket at " + path);
      }
    }
  }

  /** What came since the last time. */
  List<String> heard() throws Throwable {
    var receive = Linker.nativeLinker().downcallHandle(Linker.nativeLinker().defaultLookup().findOrThrow("recv"),
        FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_INT));
    var heard = new ArrayList<String>();
    try (var arena = Arena.ofConfined()) {
      var room = arena.allocate(ROOM);
      while (true) {
        long length = (long) receive.invokeExact(descriptor, room, (long) ROOM, MSG_DONTWAIT);
        if (length < 0) {
          return heard;
        }
        heard.add(new String(room.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8));
      }
    }
  }

  @Override
  public void close() throws Exception {
    try {
      int _ = (int) function("close", ValueLayout.JAVA_INT).invokeExact(descriptor);
    } catch (Throwable failure) {
      throw new AssertionError(failure);
    }
  }

  private static MethodHandle function(String name, ValueLayout... of) {
    var linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name),
        FunctionDescriptor.of(ValueLayout.JAVA_INT, of));
  }
}
