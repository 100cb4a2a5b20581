import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The classes below one folder of all that the program has: those that may be changed, as they were read. */
final class OwnClasses {
  private final Path folder;
  private final Map<String, ClassModel> classes = new TreeMap<>();

  /** Reads those below {@code below}, a path in {@code folder}. */
  OwnClasses(Path folder, String below) throws IOException {
    this.folder = folder;
    List<Path> files;
    try (var all = Files.walk(folder.resolve(below))) {
      files = all.filter(file -> file.toString().endsWith(".class")).toList();
    }
    for (var file : files) {
      var model = ClassFile.of().parse(file);
      classes.put(model.thisClass().asInternalName(), model);
    }
  }

  /** In the order of their names. */
  Collection<ClassModel> all() {
    return classes.values();
  }

  /** By its name in class files; none if it is not one of them. */
  Optional<ClassModel> own(String name) {
    return Optional.ofNullable(classes.get(name));
  }

  /** Of them, or else of the folder or of Java. */
  Optional<ClassModel> any(String name) throws IOException {
    if (classes.containsKey(name)) {
      return own(name);
    }
    var bytes = bytes(name);
    return bytes.isPresent() ? Optional.of(ClassFile.of().parse(bytes.get())) : Optional.empty();
  }

  private Optional<byte[]> bytes(String name) throws IOException {
    var file = folder.resolve(name + ".class");
    if (Files.exists(file)) {
      return Optional.of(Files.readAllBytes(file));
    }
    try (var ofJava = ClassLoader.getSystemResourceAsStream(name + ".class")) {
      return ofJava == null ? Optional.empty() : Optional.of(ofJava.readAllBytes());
    }
  }

  /** Lays a class down, unless Java would refuse it. */
  void write(String name, byte[] bytes) throws IOException {
    var wrong = classFile().verify(bytes);
    if (!wrong.isEmpty()) {
      throw new IllegalStateException(name + ": " + wrong.getFirst().getMessage());
    }
    Files.write(folder.resolve(name + ".class"), bytes);
  }

  /** Knows which class is above which, for what it writes of types on the stack. */
  ClassFile classFile() {
    return ClassFile.of(ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(type -> {
      try {
        return bytes(internal(type)).map(ByteArrayInputStream::new).orElse(null);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    })));
  }

  static String internal(ClassDesc type) {
    var descriptor = type.descriptorString();
    return descriptor.substring(1, descriptor.length() - 1);
  }
}
