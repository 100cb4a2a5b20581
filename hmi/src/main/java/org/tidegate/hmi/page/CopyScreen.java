package org.tidegate.hmi.page;

import java.util.List;
import java.util.Optional;
import org.tidegate.domain.view.SummaryView;

/** The driver's own copy of the records, as codes for the driver's phone. */
public final class CopyScreen {
  private CopyScreen() {}

  static Frame frame(Viewing viewing, int page) {
    var pages = viewing.evse().summary().map(SummaryView::copy).orElse(List.of());
    if (pages.isEmpty()) {
      return SummaryScreen.frame(viewing);
    }
    int shown = Math.clamp(page, 1, pages.size());
    return new Frame("summary", Html.NONE,
        Html.of("""
            <div class="coded">{}<div>
            <h1 class="spoken">{}</h1><p class="lead">{}</p><p class="lead">{}</p></div></div>
            """, QrCode.of(pages.get(shown - 1)).picture(viewing.say("copy")), viewing.say("copy"),
            viewing.say(viewing.onPanel() ? "copy-lead" : "copy-lead-phone"),
            Values.value("copy-page", shown, viewing.say("copy-page", shown, pages.size()))),
        Html.all(Controls.back(viewing, ""), file(viewing), Controls.next(viewing, "copy", shown, pages.size())));
  }

  /** A phone can't scan itself: it keeps the whole copy as a file. */
  private static Html file(Viewing viewing) {
    return viewing.onPanel()
        ? Html.NONE
        : Html.of("""
            <a class="key quiet" data-action="copy-file" href="{}" download="tidegate-copy.txt"><span>{}</span></a>
            """, viewing.path("copy-file"), viewing.say("copy-file"));
  }

  /** The whole copy: its pages one after the other, as verify-records reads them. */
  public static Optional<String> text(Viewing viewing) {
    return viewing.evse().summary().map(SummaryView::copy).filter(pages -> !pages.isEmpty() && Place.COPY.fits(viewing))
        .map(pages -> String.join("\n", pages) + "\n");
  }
}
