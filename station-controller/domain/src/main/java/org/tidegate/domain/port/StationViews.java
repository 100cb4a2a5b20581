package org.tidegate.domain.port;

import java.util.function.Consumer;
import org.tidegate.domain.view.StationView;

/** Where pages and the simulator read the station. Safe from any thread. */
public interface StationViews {
  /** The newest view. */
  StationView newest();

  /**
   * From now on tells each new view on the station loop; the listener must return at once (hand it over, newest wins).
   *
   * @return closing it ends the telling
   */
  AutoCloseable onChange(Consumer<StationView> listener);
}
