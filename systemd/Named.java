import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.StringEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Prints what must be kept of a folder's classes although nothing leads to it: {@code java systemd/Named.java FOLDER [BUT_BELOW…]}.
 * A class or a method that some class, or a list of services, names in a text may be looked up by that name. The rules are
 * ProGuard's; there are none for classes in the folders that come after the first.
 */
final class Named {
  private final TreeMap<String, ClassModel> classes = new TreeMap<>();
  private final Set<String> texts = new HashSet<>();

  public static void main(String[] arguments) throws IOException {
    var named = new Named();
    named.read(Path.of(arguments[0]));
    named.print(List.of(arguments).subList(1, arguments.length));
  }

  private void read(Path folder) throws IOException {
    List<Path> files;
    try (var all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (var file : files) {
      var name = folder.relativize(file).toString();
      if (name.endsWith(".class")) {
        var model = ClassFile.of().parse(file);
        classes.put(model.thisClass().asInternalName().replace('/', '.'), model);
        model.constantPool().forEach(entry -> {
          if (entry instanceof StringEntry text) {
            texts.add(text.stringValue().replace('/', '.'));
          }
        });
      } else if (name.startsWith("META-INF/services/")) {
        Files.readAllLines(file).forEach(line -> texts.add(line.replaceFirst("#.*", "").strip()));
      }
    }
  }

  private void print(List<String> butBelow) {
    classes.forEach((name, model) -> {
      if (butBelow.stream().anyMatch(model.thisClass().asInternalName()::startsWith)) {
        return;
      }
      boolean kept = texts.contains(name);
      var methods = new TreeSet<String>();
      for (var method : model.methods()) {
        var called = method.methodName().stringValue();
        if (called.equals("<init>") && kept) {
          methods.add("<init>(...);");
        } else if (!called.equals("<clinit>") && texts.contains(called)) {
          methods.add("*** " + called + "(...);");
        }
      }
      if (kept || !methods.isEmpty()) {
        IO.println((kept ? "-keep class " : "-keepclassmembers class ") + name + " { " + String.join(" ", methods) + " }");
      }
    });
  }
}
