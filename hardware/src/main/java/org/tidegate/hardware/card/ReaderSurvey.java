package org.tidegate.hardware.card;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tidegate.hardware.device.Answer;
import org.tidegate.hardware.device.SerialLine;

/** Looks whether card readers are there and may be opened; what one reads can't be told without a card. Pure. */
public final class ReaderSurvey {
  private ReaderSurvey() {}

  /**
   * A reader that types like a keyboard: any number of programs may have it open, and it is not opened here.
   *
   * @param root of the file system
   */
  public static Answer ofKeyboard(ReaderSettings reader, Path root) {
    var about = about(reader);
    var file = file(reader, root);
    try {
      var event = file.toRealPath();
      var name = kernels(event, root).resolve("device/name");
      if (!Files.isReadable(event)) {
        return Answer.wrong(about, "this user may not open it: which group has it?");
      }
      return Answer.right(about, "is there: " + Files.readString(name).replaceAll("\\p{Cntrl}", "").strip());
    } catch (IOException none) {
      return Answer.wrong(about, Files.exists(file)
          ? "is no input device: it must be named by its file that ends with event-kbd"
          : "is not there");
    }
  }

  /**
   * Whether a display at this machine takes a reader that types like a keyboard for one, so that it types into the panel,
   * with Enter at the end: nobody has told udev that libinput is to leave it alone, as far as can be seen.
   *
   * @param root of the file system
   */
  public static boolean typesIntoDisplays(ReaderSettings reader, Path root) {
    try {
      var number = Files.readString(kernels(file(reader, root).toRealPath(), root).resolve("dev")).strip();
      return Files.readAllLines(root.resolve("run/udev/data/c" + number)).stream()
          .noneMatch("E:LIBINPUT_IGNORE_DEVICE=1"::equals);
    } catch (IOException unknown) {
      return true;
    }
  }

  private static Path file(ReaderSettings reader, Path root) {
    return root.resolve(root.getRoot().relativize(Path.of(reader.device())));
  }

  private static Path kernels(Path event, Path root) {
    return root.resolve("sys/class/input").resolve(event.getFileName());
  }

  /** A serial reader: it is opened and closed, so it must be nobody else's. */
  public static Answer ofSerial(ReaderSettings reader) {
    try {
      SerialLine.tryOut(reader.device(), reader.baud());
      return Answer.right(about(reader), "can be opened; present a card while the station runs");
    } catch (IOException closed) {
      return Answer.wrong(about(reader), closed);
    }
  }

  /** Which one it is. */
  public static String about(ReaderSettings reader) {
    return "card reader " + reader.device();
  }
}
