package org.tidegate.app.cli;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The station starts with as little work as possible: what only other commands need is not even loaded. */
class LoadedClassesTest {
  private final Recorder recorder = new Recorder();
  private final StringWriter out = new StringWriter();

  @Test
  void run_loadsNoOtherCommandAndNoHelp() throws Exception {
    assertThat(execute("run", "--sim-port", "0", "--panel-port", "0")).isEqualTo(ExitCode.OK);

    assertThat(recorder.loaded).filteredOn(name -> name.endsWith("Command")).containsExactlyInAnyOrder(
        "org.tidegate.app.cli.TidegateCommand", "org.tidegate.app.cli.Command", "org.tidegate.app.cli.RunCommand");
    assertThat(recorder.loaded).contains("org.apache.commons.cli.DefaultParser")
        .noneMatch(name -> name.contains("Help"));
  }

  @Test
  void help_loadsEveryCommand() throws Exception {
    assertThat(execute("--help")).isEqualTo(ExitCode.OK);

    assertThat(recorder.loaded).contains("org.tidegate.app.cli.Help", "org.tidegate.app.cli.RunCommand",
        "org.tidegate.app.cli.SelfTestCommand", "org.tidegate.app.cli.VersionCommand");
  }

  private int execute(String... arguments) throws ReflectiveOperationException {
    return (int) recorder.loadClass(Shell.class.getName()).getMethod("execute", Writer.class, Writer.class,
        String[].class).invoke(null, out, out, arguments);
  }

  /** Loads the classes of the command line anew, and remembers which. */
  private static final class Recorder extends ClassLoader {
    private static final List<String> PACKAGES = List.of("org.tidegate.app.cli.", "org.apache.commons.cli.");

    private final List<String> loaded = new ArrayList<>();

    Recorder() {
      super(LoadedClassesTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        var known = findLoadedClass(name);
        if (known != null) {
          return known;
        }
        return PACKAGES.stream().anyMatch(name::startsWith) ? define(name) : super.loadClass(name, resolve);
      }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (var file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (file == null) {
          throw new ClassNotFoundException(name);
        }
        loaded.add(name);
        var bytes = file.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
