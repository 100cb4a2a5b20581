package org.tidegate.app.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.port.FirmwareInstaller;

/**
 * Installs by a program of the operator: {@code hook install|reboot|confirm FILE VERSION}, where VERSION is the one that
 * runs. Station loop only.
 *
 * <p>{@code install} ends with 0: in place, the station is to be started again; 10: in place, the machine is to be
 * rebooted; 20: not right for this station; anything else: failed. {@code reboot} brings the reboot about. After the
 * restart {@code confirm} ends with 0 when the new firmware lives.
 */
public final class HookInstaller implements FirmwareInstaller {
  private static final Logger log = LoggerFactory.getLogger(HookInstaller.class);
  private static final int IN_PLACE = 0;
  private static final int NEEDS_REBOOT = 10;
  private static final int NOT_RIGHT = 20;
  private static final int FAILED = -1;
  private static final int MOST_LINES = 500;
  private static final int LONGEST_LINE = 500;

  private final Background background;
  private final WorkFolder folder;
  private final Hook hook;
  private final Runnable startAgain;
  private boolean needsReboot;

  /**
   * The operator's program.
   *
   * @param longest it may take
   * @param version that runs now
   */
  public record Hook(Path program, Duration longest, String version) {}

  /**
   * Runs this hook.
   *
   * @param startAgain ends this program so that it is started again
   */
  public HookInstaller(Background background, WorkFolder folder, Hook hook, Runnable startAgain) {
    this.background = background;
    this.folder = folder;
    this.hook = hook;
    this.startAgain = startAgain;
  }

  @Override
  public CompletionStage<Boolean> isSigned(String file, PublicKey key, String signature) {
    return FirmwareSignature.isRight(background, folder.path(file), key, signature);
  }

  @Override
  public CompletionStage<Result> install(String file) {
    return run("install", file).thenApply(exit -> {
      needsReboot = exit == NEEDS_REBOOT;
      return switch (exit) {
        case IN_PLACE, NEEDS_REBOOT -> Result.INSTALLED;
        case NOT_RIGHT -> Result.NOT_RIGHT;
        default -> Result.FAILED;
      };
    });
  }

  @Override
  public CompletionStage<Boolean> activate(String file) {
    if (needsReboot) {
      return run("reboot", file).thenApply(exit -> exit == 0);
    }
    startAgain.run();
    return CompletableFuture.completedStage(true);
  }

  @Override
  public CompletionStage<Boolean> confirm(String file) {
    return run("confirm", file).thenApply(exit -> exit == 0);
  }

  private CompletionStage<Integer> run(String verb, String file) {
    return background.run(() -> exitOf(verb, folder.path(file).toAbsolutePath())).exceptionally(failure -> {
      log.error("the install hook can't be run: {}", failure.getMessage());
      return FAILED;
    });
  }

  private int exitOf(String verb, Path file) throws IOException, InterruptedException {
    log.info("install hook: {} begins", verb);
    var process = new ProcessBuilder(hook.program().toString(), verb, file.toString(), hook.version())
        .redirectErrorStream(true).start();
    process.getOutputStream().close();
    background.run(() -> logOutput(verb, process));
    try {
      if (process.waitFor(hook.longest().toMillis(), TimeUnit.MILLISECONDS)) {
        log.info("install hook: {} ends with {}", verb, process.exitValue());
        return process.exitValue();
      }
      log.error("install hook: {} took longer than {} minutes and is ended", verb, hook.longest().toMinutes());
      return FAILED;
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static int logOutput(String verb, Process process) throws IOException {
    int lines = 0;
    try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (var line = out.readLine(); line != null; line = out.readLine()) {
        if (lines++ < MOST_LINES) {
          log.info("install hook: {}: {}", verb, shortened(line));
        }
      }
    }
    return lines;
  }

  private static String shortened(String line) {
    return line.substring(0, Math.min(line.length(), LONGEST_LINE)).replaceAll("\\p{Cntrl}", " ");
  }
}
