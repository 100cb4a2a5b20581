package org.tidegate.domain.station;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.diagnostics.LogRequest;
import org.tidegate.domain.diagnostics.LogUpload;
import org.tidegate.domain.diagnostics.UploadStatus;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.Change.Lane;
import org.tidegate.domain.port.FileTransfer.Transfer;
import org.tidegate.domain.port.LogRequests;
import org.tidegate.domain.port.Logs;
import org.tidegate.domain.port.StationFiles;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.port.StoredStation;
import org.tidegate.domain.port.TransferFailed;
import org.tidegate.domain.security.SecurityLogLine;
import org.tidegate.domain.smartcharging.Refusal;

/** Uploads one log at a time, OCPP 2.0.1 N01. Station loop only. */
@OnStationLoop
final class LogUploads implements LogRequests {
  private static final Logger log = LoggerFactory.getLogger(LogUploads.class);
  private static final DateTimeFormatter IN_FILE_NAMES = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
      .withZone(ZoneOffset.UTC);

  private final StationCore core;
  private final StationFiles files;
  private final DiagnosticsSummary summary;
  private @Nullable Upload upload;

  LogUploads(StationCore core, StationFiles files, DiagnosticsSummary summary) {
    this.core = core;
    this.files = files;
    this.summary = summary;
  }

  /** An upload that a restart has ended has failed. */
  void start(StoredStation stored) {
    stored.facts(LogUpload.class).forEach(lost -> {
      tell(lost.requestId(), UploadStatus.UploadFailure);
      core.journal().note(new Change.FactForgotten(LogUpload.class, lost.key()));
    });
  }

  /** How it stands, F06.FR.14 and F06.FR.15. */
  Outgoing.LogStatus status() {
    return upload == null
        ? new Outgoing.LogStatus(UploadStatus.Idle, Optional.empty())
        : new Outgoing.LogStatus(UploadStatus.Uploading, Optional.of(upload.request.requestId()));
  }

  @Override
  public CompletionStage<Answer> upload(LogRequest request) {
    var answer = new CompletableFuture<Answer>();
    core.acting().act(() -> {
      if (isUnavailable(request)) {
        core.journal().answer(answer, new Answer(Status.Rejected,
            Optional.of(new Refusal("NotFound", "there is no log of that time")), Optional.empty())); // N01.FR.05
      } else {
        take(request, answer);
      }
    });
    return answer;
  }

  /** The answer goes before what is told of the upload that is cancelled: N01.FR.12, N01.FR.20. */
  private void take(LogRequest request, CompletableFuture<Answer> answer) {
    var before = Optional.ofNullable(upload);
    var next = new Upload(request, fileName(request));
    log.info("{} is taken", request);
    core.answer(answer, new Answer(before.isPresent() ? Status.AcceptedCanceled : Status.Accepted, Optional.empty(),
        Optional.of(next.name)), next::begin); // N01.FR.01
    before.ifPresent(running -> running.end(UploadStatus.AcceptedCanceled));
    core.journal().note(new Change.FactSaved(new LogUpload(request.requestId())));
    upload = next;
  }

  private boolean isUnavailable(LogRequest request) {
    return switch (request.kind()) {
      case DiagnosticsLog -> request.window().isEmpty(core.now());
      case SecurityLog -> securityLines(request).isEmpty();
    };
  }

  private List<String> securityLines(LogRequest request) {
    return core.security().lines(request.window().oldest(), request.window().latest()).stream()
        .map(SecurityLogLine::line)
        .toList();
  }

  private String fileName(LogRequest request) {
    var at = IN_FILE_NAMES.format(core.now());
    return switch (request.kind()) {
      case DiagnosticsLog -> "diagnostics-" + at + "-" + request.requestId() + ".log.gz";
      case SecurityLog -> "security-" + at + "-" + request.requestId() + ".log";
    };
  }

  private void tell(int requestId, UploadStatus status) {
    core.outbox().queue(Lane.FILES, new Outgoing.LogStatus(status, Optional.of(requestId)));
  }

  /** One upload from its request to its end. */
  private final class Upload {
    private final LogRequest request;
    private final String name;
    private @Nullable String file;
    private @Nullable Transfer<Void> transfer;
    private StationLoop.@Nullable Timer next;
    private int failures;

    Upload(LogRequest request, String name) {
      this.request = request;
      this.name = name;
    }

    /** N01.FR.03, N01.FR.04, N01.FR.08. */
    void begin() {
      if (upload != this) {
        return;
      }
      tell(request.requestId(), UploadStatus.Uploading);
      var assembled = switch (request.kind()) {
        case DiagnosticsLog -> files.logs().diagnostics(byMachine(request.window()), summary.lines());
        case SecurityLog -> files.logs().plain(securityLines(request));
      };
      assembled.whenComplete((made, failure) -> core.acting().act(() -> assembled(made, failure)));
    }

    /** What the program logs has the machine's time, which need not be the central system's. */
    private Logs.Window byMachine(Logs.Window window) {
      return window.byClockAhead(Duration.between(core.now(), core.loop().machineNow()));
    }

    private void assembled(@Nullable String made, @Nullable Throwable failure) {
      if (upload != this) {
        Optional.ofNullable(made).ifPresent(files.transfer()::discard);
      } else if (made == null) {
        log.warn("{}: the log could not be written: {}", request, failure == null ? "" : failure.getMessage());
        end(UploadStatus.UploadFailure);
      } else {
        file = made;
        attempt(made);
      }
    }

    /** Attempts begin an interval apart. */
    private void attempt(String made) {
      long begun = core.loop().nanoTime();
      transfer = files.transfer().upload(request.location(), made, name);
      transfer.outcome().whenComplete(thisOne((_, failure) -> {
        if (failure == null) {
          end(UploadStatus.Uploaded); // N01.FR.09
        } else {
          failed(failure, made, begun);
        }
      }));
    }

    /** N01.FR.10: told once all attempts have failed. */
    private void failed(Throwable failure, String made, long begun) {
      log.warn("{}: attempt {} failed: {}", request, failures + 1, failure.getMessage());
      var kind = failure instanceof TransferFailed known ? known.kind() : TransferFailed.Kind.FAILED;
      if (kind == TransferFailed.Kind.INVALID_LOCATION || failures >= request.retrying().most()) {
        end(status(kind));
        return;
      }
      failures++;
      var passed = Duration.ofNanos(core.loop().nanoTime() - begun);
      next = core.after(request.retrying().interval().minus(passed), () -> attempt(made));
    }

    void end(UploadStatus status) {
      if (next != null) {
        next.cancel();
      }
      if (transfer != null) {
        transfer.cancel();
      }
      Optional.ofNullable(file).ifPresent(files.transfer()::discard);
      tell(request.requestId(), status);
      core.journal().note(new Change.FactForgotten(LogUpload.class, new LogUpload(request.requestId()).key()));
      log.info("{}: {}", request, status);
      upload = null;
    }

    private <T> BiConsumer<T, Throwable> thisOne(BiConsumer<T, @Nullable Throwable> body) {
      return (value, failure) -> core.acting().act(() -> {
        if (upload == this) {
          body.accept(value, failure);
        }
      });
    }
  }

  private static UploadStatus status(TransferFailed.Kind kind) {
    return switch (kind) {
      case FAILED -> UploadStatus.UploadFailure;
      case BAD_MESSAGE -> UploadStatus.BadMessage;
      case PERMISSION_DENIED -> UploadStatus.PermissionDenied;
      case NOT_SUPPORTED, INVALID_LOCATION -> UploadStatus.NotSupportedOperation;
    };
  }
}
