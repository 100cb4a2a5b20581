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
    var file = root.resolve(root.getRoot().relativize(Path.of(reader.device())));
    try {
      var event = file.toRealPath();
      var name = root.resolve("sys/class/input").resolve(event.getFileName()).resolve("device/name");
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
