package org.tidegate.app.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tidegate.app.configuration.ConfigurationRefused;
import org.tidegate.app.support.BundleParts;
import org.tidegate.app.support.SupportBundle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Collects what somebody needs to find out what is wrong with a station. */
@Command(name = "support-bundle", mixinStandardHelpOptions = true, description = {
    "Collects versions, configuration, logs and states of a station in a zip, without secrets and without who its drivers are.",
    "The station may be running, or unable to."})
final class SupportBundleCommand implements Callable<Integer> {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
      .withZone(ZoneOffset.UTC);

  @Spec
  private CommandSpec spec = CommandSpec.create();
  @Mixin
  private ConfigurationOptions configuration = new ConfigurationOptions();
  @Option(names = "--storage", paramLabel = "DIR", description = "Storage folder, instead of the configuration's.")
  private Optional<Path> storage = Optional.empty();
  @Option(names = "--output", paramLabel = "FILE", description = "The zip, which must not be there yet; without it tidegate-support-<time>.zip.")
  private Optional<Path> output = Optional.empty();
  @Option(names = "--log", paramLabel = "FILE", description = "A log file whose end is to be in it too; may be given several times.")
  private List<Path> logs = List.of();

  @Override
  public Integer call() throws IOException {
    var clock = Clock.systemUTC();
    var file = output.orElseGet(() -> Path.of("tidegate-support-" + STAMP.format(clock.instant()) + ".zip"));
    var parts = new BundleParts(configuration.file(), configuration::read, folder(), logs,
        BundleParts.journalOfService(), clock);
    var secrets = parts.secrets();
    try {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException taken) {
      throw new ParameterException(spec.commandLine(), file + " is there already: name another file", taken);
    }
    try (var out = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
      new SupportBundle(secrets).write(parts.parts(), out);
    }
    spec.commandLine().getOut().println(file + ": look into it before it leaves your hands");
    return ExitCode.OK;
  }

  /** A configuration with mistakes names no folder that could be trusted; the usual one is looked at then. */
  private Path folder() {
    if (storage.isPresent()) {
      return storage.get();
    }
    try {
      return configuration.read().storage();
    } catch (ConfigurationRefused _) {
      return Path.of("/var/lib/tidegate");
    }
  }
}
