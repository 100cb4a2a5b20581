package org.tidegate.hmi.page;

/** The code by which a driver goes on with a phone, and how many phones already do. */
final class PhoneScreen {
  private PhoneScreen() {}

  static Frame frame(Viewing viewing) {
    int count = viewing.phone().count();
    var content = Html.of("""
        <h1>{}</h1>
        <div class="scan">{}<div>{}<p>{}</p><p>{}</p></div></div>{}
        """, viewing.say("phone-title"), code(viewing), wifi(viewing), viewing.say("phone-scan"),
        Values.value("phones", count, viewing.say("phones", count)),
        Values.silent("permission", viewing.permission()));
    return new Frame("phone-code", Controls.back(viewing, ""), content,
        Html.all(IdleScreen.withdrawal(viewing),
            count == 0 ? Html.NONE : cut(viewing, Controls.Weight.ANSWER)));
  }

  /** Ends what phones may do here. */
  static Html cut(Viewing viewing, Controls.Weight weight) {
    return Controls.act(viewing, new Controls.Act("disconnect-phones", "disconnect-phones",
        viewing.say("disconnect-phones"), Icon.PHONE, weight));
  }

  private static Html code(Viewing viewing) {
    return viewing.phone().address().map(address -> Html.of("""
        <div data-value="phone-code" data-raw="{}">{}</div>""", address,
        QrCode.of(address).picture(viewing.say("phone-title")))).orElse(Html.NONE);
  }

  private static Html wifi(Viewing viewing) {
    return viewing.phone().wifi().map(name -> Html.of("<p>{}</p>", viewing.say("phone-wifi", name)))
        .orElse(Html.NONE);
  }

  /** Leads to the code, where there is one. */
  static Html offer(Viewing viewing) {
    return Place.PHONE.fits(viewing)
        ? Controls.go(viewing, Controls.quiet("show-phone-code", "phone", viewing.say("phone"), Icon.PHONE))
        : Html.NONE;
  }
}
