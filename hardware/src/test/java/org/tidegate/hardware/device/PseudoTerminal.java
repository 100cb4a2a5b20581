package org.tidegate.hardware.device;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

/**
 * One pseudo-terminal of the kernel: {@link #device} is a serial port for whoever opens it, this is what hangs at its
 * other end. Linux. {@link #read} is for one thread.
 */
public final class PseudoTerminal implements AutoCloseable {
  private static final int READ_WRITE_NO_CONTROL = 0x2 | 0x100;
  private static final short POLLIN = 1;
  private static final Linker LINKER = Linker.nativeLinker();
  private static final MethodHandle OPEN = handle("posix_openpt", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final MethodHandle GRANT = handle("grantpt", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final MethodHandle UNLOCK = handle("unlockpt", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final MethodHandle NAME = handle("ptsname", FunctionDescriptor.of(ADDRESS, JAVA_INT));
  private static final MethodHandle POLL = handle("poll",
      FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
  private static final MethodHandle READ = handle("read",
      FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle WRITE = handle("write",
      FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle CLOSE = handle("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final MethodHandle SET_RAW = handle("cfmakeraw", FunctionDescriptor.ofVoid(ADDRESS));
  private static final MethodHandle GET_ATTRIBUTES = handle("tcgetattr",
      FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
  private static final MethodHandle SET_ATTRIBUTES = handle("tcsetattr",
      FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));

  private final int descriptor;
  private final String device;
  private boolean closed;

  /** A new one, raw: what goes in comes out. */
  public PseudoTerminal() {
    try {
      descriptor = (int) OPEN.invokeExact(READ_WRITE_NO_CONTROL);
      int granted = (int) GRANT.invokeExact(descriptor);
      int unlocked = (int) UNLOCK.invokeExact(descriptor);
      if (descriptor < 0 || granted < 0 || unlocked < 0) {
        throw new IllegalStateException("no pseudo-terminal");
      }
      device = ((MemorySegment) NAME.invokeExact(descriptor)).reinterpret(100).getString(0);
      makeRaw();
    } catch (Throwable failure) {
      throw new IllegalStateException("no pseudo-terminal", failure);
    }
  }

  /** The serial port's name. */
  public String device() {
    return device;
  }

  /** What came within this time, at most; nothing when nothing came, or nobody has opened the port. */
  public byte[] read(int milliseconds) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment poll = arena.allocate(8, 4);
      poll.set(JAVA_INT, 0, descriptor);
      poll.set(ValueLayout.JAVA_SHORT, 4, POLLIN);
      int ready = (int) POLL.invokeExact(poll, 1L, milliseconds);
      if (ready <= 0 || (poll.get(ValueLayout.JAVA_SHORT, 6) & POLLIN) == 0) {
        return new byte[0];
      }
      MemorySegment buffer = arena.allocate(4096);
      long count = (long) READ.invokeExact(descriptor, buffer, 4096L);
      return count <= 0 ? new byte[0] : buffer.asSlice(0, count).toArray(ValueLayout.JAVA_BYTE);
    } catch (Throwable failure) {
      throw new IOException("not read", failure);
    }
  }

  /** Sends these. */
  public void write(byte... bytes) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      byte[] left = bytes;
      while (left.length > 0) {
        long count = (long) WRITE.invokeExact(descriptor, arena.allocateFrom(ValueLayout.JAVA_BYTE, left),
            (long) left.length);
        if (count <= 0) {
          throw new IOException("not written");
        }
        left = Arrays.copyOfRange(left, (int) count, left.length);
      }
    } catch (IOException failure) {
      throw failure;
    } catch (Throwable failure) {
      throw new IOException("not written", failure);
    }
  }

  /** Another program has the port open as long as its result is. */
  public AutoCloseable heldByAnotherProgram() throws IOException {
    var holder = new ProcessBuilder("sh", "-c", "exec 9<>" + device + "; flock -x 9; echo held; read end").start();
    if (!"held".equals(holder.inputReader().readLine())) {
      throw new IOException("not held");
    }
    return () -> holder.destroyForcibly().waitFor();
  }

  /** Pulls the plug: whoever has the port open sees it hang up. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      try {
        int done = (int) CLOSE.invokeExact(descriptor);
        assert done == 0;
      } catch (Throwable failure) {
        throw new IllegalStateException(failure);
      }
    }
  }

  private void makeRaw() throws Throwable {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment attributes = arena.allocate(256, 8);
      int got = (int) GET_ATTRIBUTES.invokeExact(descriptor, attributes);
      SET_RAW.invokeExact(attributes);
      int set = (int) SET_ATTRIBUTES.invokeExact(descriptor, 0, attributes);
      if (got < 0 || set < 0) {
        throw new IllegalStateException("not raw");
      }
    }
  }

  private static MethodHandle handle(String name, FunctionDescriptor shape) {
    return LINKER.downcallHandle(LINKER.defaultLookup().find(name).orElseThrow(), shape);
  }
}
