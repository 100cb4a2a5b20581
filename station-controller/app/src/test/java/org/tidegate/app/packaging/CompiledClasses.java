package org.tidegate.app.packaging;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

import static org.assertj.core.api.Assertions.assertThat;

/** A folder of classes from a few sources, and the programs that the package's build runs on such a folder: those of systemd/. */
final class CompiledClasses {
  private final Path classes;

  /** @param sources by the names of their classes, with slashes */
  CompiledClasses(Path folder, Map<String, String> sources) throws IOException {
    classes = Files.createDirectory(folder.resolve("classes"));
    for (var source : sources.entrySet()) {
      var file = folder.resolve(source.getKey() + ".java");
      Files.createDirectories(file.getParent());
      Files.writeString(file, source.getValue());
    }
    var arguments = Stream.concat(Stream.of("-d", classes.toString()),
        sources.keySet().stream().map(name -> folder.resolve(name + ".java").toString()));
    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new))).isZero();
  }

  Path resolve(String file) {
    return classes.resolve(file);
  }

  /** Returns what it printed. */
  String run(String program, String... more) throws Exception {
    var command = Stream
        .concat(Stream.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "../../systemd/" + program,
            classes.toString()), Stream.of(more))
        .toList();
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    return printed;
  }

  /** What one of them says, a supplier, loaded anew each time. */
  String said(String name) throws Exception {
    try (var loader = new URLClassLoader(new URL[]{classes.toUri().toURL()})) {
      return ((Supplier<?>) loader.loadClass(name).getConstructor().newInstance()).get().toString();
    }
  }

  /** The names of what a class calls that Java puts together at the first call, made by one of these. */
  List<String> madeByJava(String name, String... makers) throws IOException {
    return ClassFile.of().parse(resolve(name + ".class")).methods().stream()
        .flatMap(method -> method.code().stream()).flatMap(code -> code.elementStream())
        .filter(InvokeDynamicInstruction.class::isInstance).map(InvokeDynamicInstruction.class::cast)
        .filter(call -> List.of(makers).contains(call.bootstrapMethod().owner().displayName()))
        .map(call -> call.name().stringValue()).toList();
  }
}
