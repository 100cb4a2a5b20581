package org.tidegate.app.files;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.zip.GZIPOutputStream;
import org.tidegate.domain.port.Logs;

/** Logs as files of UTF-8 text. Station loop only. */
public final class LogFiles implements Logs {
  private final Background background;
  private final WorkFolder folder;
  private final RecentLines recent;

  /** Writes into this folder. */
  public LogFiles(Background background, WorkFolder folder, RecentLines recent) {
    this.background = background;
    this.folder = folder;
    this.recent = recent;
  }

  @Override
  public CompletionStage<String> diagnostics(Window window, List<String> summary) {
    return background.run(() -> {
      var name = folder.create("log");
      try (var out = new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(folder.path(name))),
          StandardCharsets.UTF_8)) {
        write(out, summary);
        write(out, List.of(""));
        write(out, recent.within(window));
      }
      return name;
    });
  }

  @Override
  public CompletionStage<String> plain(List<String> lines) {
    return background.run(() -> {
      var name = folder.create("log");
      try (var out = Files.newBufferedWriter(folder.path(name), StandardCharsets.UTF_8)) {
        write(out, lines);
      }
      return name;
    });
  }

  private static void write(Writer out, List<String> lines) throws IOException {
    for (var line : lines) {
      out.write(line);
      out.write('\n');
    }
  }
}
