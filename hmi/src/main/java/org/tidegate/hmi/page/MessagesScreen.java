package org.tidegate.hmi.page;

import java.util.ArrayList;
import java.util.List;
import org.tidegate.domain.display.Lines;

/** All that the central system wants to be read here, as a whole, a page at a time. */
final class MessagesScreen {
  /** What fits beside two rows of keys on the narrowest panel. */
  private static final int WIDTH = 28;
  private static final int LINES = 10;

  private MessagesScreen() {}

  /**
   * A page of it.
   *
   * @param number counts from 0; one too far is the first
   */
  static Frame frame(Viewing viewing, int number) {
    var pages = pages(Board.texts(viewing));
    int shown = number >= 0 && number < pages.size() ? number : 0;
    var content = Html.of("""
        <h1>{}</h1><div class="texts">{}</div>{}
        """, viewing.say("messages-title"),
        pages.isEmpty() ? Html.NONE : paragraphs(pages.get(shown)), Values.silent("permission", viewing.permission()));
    return new Frame("messages", Controls.back(viewing, ""), content,
        Html.all(IdleScreen.withdrawal(viewing), next(viewing, pages.size(), shown)));
  }

  private static Html next(Viewing viewing, int count, int shown) {
    return count < 2
        ? Html.NONE
        : Html.of("""
            <form method="get" action="{}" data-key="next"><input type="hidden" name="page" value="{}">\
            <button class="key answer" data-action="next">{}<span>{}</span></button></form>
            """, viewing.path("messages"), (shown + 1) % count, Icon.NEXT.html(),
            viewing.say("messages-page", shown + 1, count));
  }

  private static Html paragraphs(List<String> texts) {
    return texts.stream().map(text -> Html.of("<p>{}</p>", text)).collect(Html.joined());
  }

  /** Each with as many lines as fit; a text that does not goes on on the next. */
  static List<List<String>> pages(List<String> texts) {
    var pages = new ArrayList<List<String>>();
    var page = new ArrayList<String>();
    int free = LINES;
    for (var text : texts) {
      var lines = Lines.of(text, WIDTH);
      for (int from = 0; from < lines.size();) {
        if (free <= 0) {
          pages.add(List.copyOf(page));
          page.clear();
          free = LINES;
        }
        int to = Math.min(lines.size(), from + free);
        page.add(Lines.joined(lines.subList(from, to)));
        free -= to - from + 1;
        from = to;
      }
    }
    if (!page.isEmpty()) {
      pages.add(List.copyOf(page));
    }
    return pages;
  }
}
