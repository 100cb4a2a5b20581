package org.tidegate.app.supervision;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Sends datagrams to a socket of this machine, such as those of systemd. Java itself has no datagrams on them, so the C
 * library is asked. Linux only. Safe from any thread; never blocks.
 */
final class LocalDatagrams implements AutoCloseable {
  private static final short AF_UNIX = 1;
  private static final int SOCK_DGRAM = 2;
  private static final int SOCK_NONBLOCK = 0x800;
  private static final int SOCK_CLOEXEC = 0x80000;
  private static final int MSG_NOSIGNAL = 0x4000;
  private static final int LONGEST_PATH = 107;
  private static final StructLayout ERRORS = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO = ERRORS.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private final MethodHandle sendTo;
  private final MethodHandle closing;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment address;
  private final int descriptor;

  private LocalDatagrams(byte[] path) {
    sendTo = function("sendto", FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT, ValueLayout.ADDRESS,
        ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
    closing = function("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    address = arena.allocate(Short.BYTES + path.length, Short.BYTES);
    address.set(ValueLayout.JAVA_SHORT, 0, AF_UNIX);
    MemorySegment.copy(path, 0, address, ValueLayout.JAVA_BYTE, Short.BYTES, path.length);
    descriptor = socket();
  }

  /**
   * To the socket with this name: a path, or {@code @} and an abstract name.
   *
   * @return absent where the name is neither
   * @throws IllegalStateException when the system gives no socket
   */
  static Optional<LocalDatagrams> named(String name) {
    var path = name.getBytes(StandardCharsets.UTF_8);
    if (path.length < 2 || path.length > LONGEST_PATH || path[0] != '/' && path[0] != '@') {
      return Optional.empty();
    }
    if (path[0] == '@') {
      path[0] = 0;
    }
    return Optional.of(new LocalDatagrams(path));
  }

  /**
   * Sends one datagram.
   *
   * @return 0, or the number of the error (errno) that kept it from being sent
   */
  int send(byte... datagram) {
    try (var here = Arena.ofConfined()) {
      var bytes = here.allocateFrom(ValueLayout.JAVA_BYTE, datagram);
      var errors = here.allocate(ERRORS);
      long sent = (long) sendTo.invokeExact(errors, descriptor, bytes, bytes.byteSize(), MSG_NOSIGNAL, address,
          (int) address.byteSize());
      return sent < 0 ? (int) ERRNO.get(errors, 0L) : 0;
    } catch (Throwable failure) {
      throw unexpected(failure);
    }
  }

  @Override
  public void close() {
    try (arena) {
      var errors = arena.allocate(ERRORS);
      int _ = (int) closing.invokeExact(errors, descriptor);
    } catch (Throwable failure) {
      throw unexpected(failure);
    }
  }

  private static int socket() {
    var socket = function("socket", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT,
        ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    try (var here = Arena.ofConfined()) {
      var errors = here.allocate(ERRORS);
      int descriptor = (int) socket.invokeExact(errors, (int) AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
      if (descriptor < 0) {
        throw new IllegalStateException("no socket for datagrams, errno " + (int) ERRNO.get(errors, 0L));
      }
      return descriptor;
    } catch (Throwable failure) {
      throw unexpected(failure);
    }
  }

  private static MethodHandle function(String name, FunctionDescriptor descriptor) {
    var linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor,
        Linker.Option.captureCallState("errno"));
  }

  private static RuntimeException unexpected(Throwable failure) {
    return failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
  }
}
