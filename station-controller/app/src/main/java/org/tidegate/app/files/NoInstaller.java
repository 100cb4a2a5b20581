package org.tidegate.app.files;

import java.security.PublicKey;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.port.FirmwareInstaller;

/** For real hardware without install hook: looks at signatures, and fails to install. Station loop only. */
public final class NoInstaller implements FirmwareInstaller {
  private static final Logger log = LoggerFactory.getLogger(NoInstaller.class);

  private final Background background;
  private final WorkFolder folder;

  /** Reads files of this folder. */
  public NoInstaller(Background background, WorkFolder folder) {
    this.background = background;
    this.folder = folder;
  }

  @Override
  public CompletionStage<Boolean> isSigned(String file, PublicKey key, String signature) {
    return FirmwareSignature.isRight(background, folder.path(file), key, signature);
  }

  @Override
  public CompletionStage<Result> install(String file) {
    log.error("no firmware can be installed: firmware.install-hook is not configured");
    return CompletableFuture.completedStage(Result.FAILED);
  }

  @Override
  public CompletionStage<Boolean> activate(String file) {
    return CompletableFuture.completedStage(false);
  }

  @Override
  public CompletionStage<Boolean> confirm(String file) {
    return CompletableFuture.completedStage(false);
  }
}
