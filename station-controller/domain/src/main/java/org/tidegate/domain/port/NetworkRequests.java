package org.tidegate.domain.port;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.tidegate.domain.smartcharging.Refusal;

/** What the central system asks about connections to central systems, OCPP 2.0.1 B09. Station loop only. */
public interface NetworkRequests {

  /**
   * Keeps a connection in its slot; it is used from the next start on, as the priority says.
   *
   * @param password that it has of its own, to be kept in the keyring; absent: it uses the station's
   */
  CompletionStage<Answer> set(NetworkProfile profile, Optional<String> password);

  /**
   * What became of it. Immutable.
   *
   * @param refusal why it was not taken
   */
  record Answer(Status status, Optional<Refusal> refusal) {
    /** It is kept. */
    public static final Answer ACCEPTED = new Answer(Status.Accepted, Optional.empty());

    /** It can't be kept (B09.FR.03). */
    public static final Answer FAILED = new Answer(Status.Failed,
        Optional.of(new Refusal("OutOfStorage", "nothing can be stored any more")));

    /** It is not one that can be kept. */
    public static Answer rejected(String reasonCode, String why) {
      return new Answer(Status.Rejected, Optional.of(new Refusal(reasonCode, why)));
    }
  }

  /** Names of OCPP 2.0.1 SetNetworkProfileStatusEnumType. */
  enum Status {
    Accepted,
    Rejected,
    Failed
  }
}
