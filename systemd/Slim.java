import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.DebugElementsOption;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Takes the names of local variables out of a folder's classes: {@code java systemd/Slim.java FOLDER [BUT_BELOW]}. Java keeps them in
 * memory with each class; they serve debuggers, and the text of a failure in the station's own classes, which are left as they are.
 * Names of files and numbers of lines stay.
 */
final class Slim {
  public static void main(String[] arguments) throws IOException {
    Path all = Path.of(arguments[0]);
    Path kept = all.resolve(arguments.length > 1 ? arguments[1] : "none");
    try (var files = Files.walk(all)) {
      files.filter(file -> file.toString().endsWith(".class") && !file.startsWith(kept)).forEach(Slim::slim);
    }
  }

  private static void slim(Path file) {
    var classes = ClassFile.of(DebugElementsOption.DROP_DEBUG);
    try {
      // What is dropped is dropped on the way through a transformation only, even one that changes nothing.
      var unchanged = ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL);
      Files.write(file, classes.transformClass(classes.parse(file), unchanged));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("can't slim " + file, e);
    }
  }
}
