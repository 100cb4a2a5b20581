package org.tidegate.hmi;

import java.util.function.Consumer;
import org.tidegate.domain.port.StationViews;
import org.tidegate.domain.view.StationView;

/** Shows what it is told to, to whoever asks. */
public final class ShownStation implements StationViews {
  private volatile StationView view;

  /** Shows this at first. */
  public ShownStation(StationView first) {
    this.view = first;
  }

  /** From now on another view. */
  public void show(StationView next) {
    view = next;
  }

  @Override
  public StationView newest() {
    return view;
  }

  @Override
  public AutoCloseable onChange(Consumer<StationView> listener) {
    return () -> {};
  }
}
