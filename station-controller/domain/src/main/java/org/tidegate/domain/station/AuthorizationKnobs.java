package org.tidegate.domain.station;

import java.time.Duration;
import java.util.EnumSet;
import org.tidegate.domain.authorization.AuthorizationRules;
import org.tidegate.domain.authorization.CachePolicy;
import org.tidegate.domain.authorization.Known.Source;
import org.tidegate.domain.devicemodel.AuthorizationVariables;
import org.tidegate.domain.devicemodel.DeviceModel;
import org.tidegate.domain.devicemodel.VariableAddress;

/** What the central system can set of who may charge; always the newest value. Station loop only. */
@OnStationLoop
final class AuthorizationKnobs {
  private final DeviceModel model;

  AuthorizationKnobs(DeviceModel model) {
    this.model = model;
  }

  AuthorizationRules rules(boolean online) {
    var settled = EnumSet.noneOf(Source.class);
    if (is(AuthorizationVariables.CACHE_DISABLE_POST_AUTHORIZE)) {
      settled.add(Source.CACHE);
    }
    if (is(AuthorizationVariables.LIST_DISABLE_POST_AUTHORIZE)) {
      settled.add(Source.LOCAL_LIST);
    }
    return new AuthorizationRules(online, isEnabled(), is(AuthorizationVariables.LOCAL_PRE_AUTHORIZE),
        is(AuthorizationVariables.LOCAL_AUTHORIZE_OFFLINE),
        is(AuthorizationVariables.OFFLINE_TX_FOR_UNKNOWN_ID_ENABLED),
        is(AuthorizationVariables.DISABLE_REMOTE_AUTHORIZATION), settled);
  }

  /** Whether anybody is authorized at all. */
  boolean isEnabled() {
    return is(AuthorizationVariables.ENABLED);
  }

  boolean authorizesRemoteStart() {
    return is(AuthorizationVariables.AUTHORIZE_REMOTE_START);
  }

  boolean usesCache() {
    return is(AuthorizationVariables.CACHE_ENABLED);
  }

  Duration cacheLifeTime() {
    return Duration.ofSeconds(model.integer(AuthorizationVariables.CACHE_LIFE_TIME));
  }

  CachePolicy cachePolicy() {
    return CachePolicy.valueOf(model.text(AuthorizationVariables.CACHE_POLICY));
  }

  boolean usesList() {
    return is(AuthorizationVariables.LIST_ENABLED);
  }

  boolean isMasterGroup(String group) {
    var configured = model.text(AuthorizationVariables.MASTER_PASS_GROUP_ID);
    return !configured.isEmpty() && configured.equalsIgnoreCase(group);
  }

  /** Whether drivers can choose and type at the panel. */
  boolean hasInput() {
    return is(AuthorizationVariables.UI_INPUT_ENABLED);
  }

  private boolean is(VariableAddress variable) {
    return model.bool(variable);
  }
}
