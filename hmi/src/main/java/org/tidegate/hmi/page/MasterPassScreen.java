package org.tidegate.hmi.page;

import java.util.List;
import java.util.stream.Collectors;
import org.tidegate.domain.view.IdentificationView;

/** Somebody with a master pass chooses what to stop, OCPP 2.0.1 C16. */
final class MasterPassScreen {
  private MasterPassScreen() {}

  static Frame frame(Viewing viewing) {
    var evses = viewing.masterPass().map(IdentificationView.MasterPass::evses).orElse(List.of());
    var content = Html.of("""
        <h1>{}</h1><div class="stops">{}</div>{}
        """, viewing.say("master-pass-title"), evses.stream().map(evse -> one(viewing, evse)).collect(Html.joined()),
        Values.silent("permission", viewing.permission()));
    var all = Controls.act(viewing, Controls.act("stop-all", "master-pass", viewing.say("stop-all"), Icon.STOP),
        Controls.hidden("evses", evses.stream().map(String::valueOf).collect(Collectors.joining(","))));
    var none = Controls.act(viewing, Controls.quiet("stop-none", "master-pass", viewing.say("stop-none"), Icon.BACK),
        Controls.hidden("evses", ""));
    return new Frame("master-pass", Html.NONE, content, Html.all(all, none));
  }

  private static Html one(Viewing viewing, int evse) {
    return Controls.act(viewing,
        Controls.quiet("stop-" + evse, "master-pass", viewing.say("stop-one", evse), Icon.STOP),
        Controls.hidden("evses", evse));
  }
}
