package org.tidegate.hardware.pi;

import java.io.IOException;
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
import java.nio.file.Path;

/**
 * What the kernel knows of a GPIO chip and its lines, by its character device (linux/gpio.h, version 2 of its interface).
 * Asks, and takes no line. Linux of 64 bits. For one thread.
 */
final class GpioChip implements Chip {
  private static final int READ_ONLY_NO_INHERIT = 0x80000;
  /** GPIO_GET_CHIPINFO_IOCTL: reads struct gpiochip_info. */
  private static final long CHIP_INFO = 0x8044_B401L;
  private static final int CHIP_INFO_SIZE = 68;
  private static final int LABEL = 32;
  private static final int COUNT = 64;
  /** GPIO_V2_GET_LINEINFO_IOCTL: struct gpio_v2_line_info with the line's number in, all of it out. */
  private static final long LINE_INFO = 0xC100_B405L;
  private static final int LINE_INFO_SIZE = 256;
  private static final int CONSUMER = 32;
  private static final int OFFSET = 64;
  private static final int FLAGS = 72;
  private static final long IS_USED = 1;
  private static final int NAME_LENGTH = 32;

  private static final StructLayout ERRORS = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO = ERRORS.varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final MethodHandle OPEN = function("open",
      FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
  private static final MethodHandle ASK = function("ioctl",
      FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS));
  private static final MethodHandle CLOSE = function("close",
      FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

  private final Arena arena = Arena.ofConfined();
  private final MemorySegment errors = arena.allocate(ERRORS);
  private final int descriptor;
  private final MemorySegment info;

  private GpioChip(Path file) throws IOException {
    descriptor = call("opened", () -> (int) OPEN.invokeExact(errors, arena.allocateFrom(file.toString()),
        READ_ONLY_NO_INHERIT));
    info = arena.allocate(CHIP_INFO_SIZE, Long.BYTES);
    try {
      ask(CHIP_INFO, info);
    } catch (IOException none) {
      close();
      throw none;
    }
  }

  /**
   * The chip behind this file.
   *
   * @throws IOException when it can't be opened, or is none
   */
  static GpioChip open(Path file) throws IOException {
    return new GpioChip(file);
  }

  @Override
  public String label() {
    return text(info, LABEL);
  }

  @Override
  public int lines() {
    return info.get(ValueLayout.JAVA_INT, COUNT);
  }

  @Override
  public Line line(int number) throws IOException {
    try (var here = Arena.ofConfined()) {
      MemorySegment line = here.allocate(LINE_INFO_SIZE, Long.BYTES);
      line.set(ValueLayout.JAVA_INT, OFFSET, number);
      ask(LINE_INFO, line);
      return new Line((line.get(ValueLayout.JAVA_LONG, FLAGS) & IS_USED) != 0, text(line, CONSUMER));
    }
  }

  @Override
  public void close() {
    try (arena) {
      int _ = (int) CLOSE.invokeExact(errors, descriptor);
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }

  private void ask(long what, MemorySegment answer) throws IOException {
    int _ = call("asked", () -> (int) ASK.invokeExact(errors, descriptor, what, answer));
  }

  private int call(String what, Call call) throws IOException {
    int result;
    try {
      result = call.run();
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
    if (result < 0) {
      throw new IOException(reason(what, (int) ERRNO.get(errors, 0L)));
    }
    return result;
  }

  /** By errno(3). */
  private static String reason(String what, int error) {
    return switch (error) {
      case 1, 13 -> "this user may not open it: which group has it?";
      case 2 -> "it is not there";
      case 22, 25 -> "it is no GPIO chip";
      default -> "it can't be " + what + ", error " + error;
    };
  }

  private static String text(MemorySegment from, int offset) {
    byte[] bytes = from.asSlice(offset, NAME_LENGTH).toArray(ValueLayout.JAVA_BYTE);
    int length = 0;
    while (length < bytes.length && bytes[length] != 0) {
      length++;
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  private static MethodHandle function(String name, FunctionDescriptor shape) {
    var linker = Linker.nativeLinker();
    int fixed = name.equals("close") ? shape.argumentLayouts().size() : 2;
    var options = fixed < shape.argumentLayouts().size()
        ? new Linker.Option[]{Linker.Option.captureCallState("errno"), Linker.Option.firstVariadicArg(fixed)}
        : new Linker.Option[]{Linker.Option.captureCallState("errno")};
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), shape, options);
  }

  /** One call of the C library. */
  private interface Call {
    int run() throws Throwable;
  }
}
