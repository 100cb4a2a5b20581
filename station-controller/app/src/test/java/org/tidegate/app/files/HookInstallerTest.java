package org.tidegate.app.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.port.FirmwareInstaller.Result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.fixture.Patience.PATIENCE;
import static org.tidegate.domain.fixture.Patience.await;

class HookInstallerTest {
  private final TestLoop test = new TestLoop();
  private final List<String> restarts = new ArrayList<>();
  @TempDir
  private Path folder;
  private WorkFolder work;
  private String file;

  @BeforeEach
  void write() throws IOException {
    work = WorkFolder.in(folder.resolve("files"));
    file = work.create("firmware");
  }

  @AfterEach
  void stop() {
    test.close();
  }

  @ParameterizedTest
  @CsvSource({"0,INSTALLED", "10,INSTALLED", "20,NOT_RIGHT", "1,FAILED", "127,FAILED"})
  void install_exitCode_saysWhatBecameOfIt(int exit, Result result) throws Exception {
    var installer = installer("echo \"$@\" > " + folder.resolve("called") + "; echo working; exit " + exit);

    assertThat(test.stage(() -> installer.install(file))).isEqualTo(result);
    assertThat(folder.resolve("called")).hasContent("install " + work.path(file).toAbsolutePath() + " 1.2.3");
  }

  @Test
  void install_tooLong_isEndedWithAllItStarted() throws Exception {
    var pid = folder.resolve("pid");
    // Long enough for a busy machine to come so far.
    var installer = installer("sleep 300 & echo $! > " + pid + "; wait", Duration.ofSeconds(6));

    assertThat(test.stage(() -> installer.install(file))).isEqualTo(Result.FAILED);
    long child = Long.parseLong(Files.readString(pid).strip());
    await()
        .until(() -> ProcessHandle.of(child).map(ProcessHandle::isAlive).map(alive -> !alive).orElse(true));
  }

  @Test
  void install_noSuchHook_hasFailed() throws Exception {
    var installer = new HookInstaller(test.background, work,
        new HookInstaller.Hook(folder.resolve("missing"), Duration.ofSeconds(1), "1"), () -> {});

    assertThat(test.stage(() -> installer.install(file))).isEqualTo(Result.FAILED);
  }

  @Test
  void activate_nothingMoreNeeded_startsTheProgramAgain() throws Exception {
    var installer = installer("exit 0");
    test.stage(() -> installer.install(file));

    assertThat(test.stage(() -> installer.activate(file))).isTrue();
    assertThat(restarts).containsExactly("again");
  }

  @Test
  void activate_rebootNeeded_isAskedOfTheHook() throws Exception {
    var installer = installer("case $1 in install) exit 10;; reboot) touch " + folder.resolve("rebooted") + ";; esac");
    test.stage(() -> installer.install(file));

    assertThat(test.stage(() -> installer.activate(file))).isTrue();
    assertThat(folder.resolve("rebooted")).exists();
    assertThat(restarts).isEmpty();
  }

  @Test
  void confirm_hookDecides() throws Exception {
    assertThat(test.stage(() -> installer("test $1 = confirm").confirm(file))).isTrue();
    assertThat(test.stage(() -> installer("exit 1").confirm(file))).isFalse();
  }

  private HookInstaller installer(String script) {
    return installer(script, PATIENCE);
  }

  private HookInstaller installer(String script, Duration longest) {
    try {
      var hook = folder.resolve("hook-" + System.nanoTime());
      Files.writeString(hook, "#!/bin/sh\n" + script + "\n");
      Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwx------"));
      return new HookInstaller(test.background, work, new HookInstaller.Hook(hook, longest, "1.2.3"),
          () -> restarts.add("again"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
