package org.tidegate.hmi.page;

import java.util.List;
import org.tidegate.domain.view.SummaryView;

/** The driver's own copy of the records, as codes for the driver's phone. */
final class CopyScreen {
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
            viewing.say("copy-lead"),
            Values.value("copy-page", shown, viewing.say("copy-page", shown, pages.size()))),
        Html.all(Controls.back(viewing, ""), Controls.next(viewing, "copy", shown, pages.size())));
  }
}
