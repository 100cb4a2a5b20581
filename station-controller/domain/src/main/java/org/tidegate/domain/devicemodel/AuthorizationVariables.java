package org.tidegate.domain.devicemodel;

import org.tidegate.domain.authorization.AuthorizationCache;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.LocalList;

import static org.tidegate.domain.devicemodel.VariableFacts.DataType.OptionList;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.bool;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.integer;
import static org.tidegate.domain.devicemodel.VariableFacts.DataType.string;

/**
 * Variables of AuthCtrlr, AuthCacheCtrlr and LocalAuthListCtrlr, and what else says who may charge. Part 2 sections 2.3 to
 * 2.5.
 */
public final class AuthorizationVariables {
  /** Whether anybody is authorized before energy flows. */
  public static final VariableAddress ENABLED = auth("Enabled");
  /** Whether a token of a remote start is authorized like one at the station. */
  public static final VariableAddress AUTHORIZE_REMOTE_START = auth("AuthorizeRemoteStart");
  /** Whether tokens known here may charge offline. */
  public static final VariableAddress LOCAL_AUTHORIZE_OFFLINE = auth("LocalAuthorizeOffline");
  /** Whether tokens known here may charge before the central system answers. */
  public static final VariableAddress LOCAL_PRE_AUTHORIZE = auth("LocalPreAuthorize");
  /** Whether tokens not known here may charge offline, C15. */
  public static final VariableAddress OFFLINE_TX_FOR_UNKNOWN_ID_ENABLED = auth("OfflineTxForUnknownIdEnabled");
  /** Whether the central system is never asked about a token. */
  public static final VariableAddress DISABLE_REMOTE_AUTHORIZATION = auth("DisableRemoteAuthorization");
  /** Tokens of this group stop every transaction and start none, C16; empty: there is no such group. */
  public static final VariableAddress MASTER_PASS_GROUP_ID = auth("MasterPassGroupId");

  /** Whether answers are remembered. */
  public static final VariableAddress CACHE_ENABLED = cache("Enabled");
  /** Whether answers can be remembered. */
  public static final VariableAddress CACHE_AVAILABLE = cache("Available");
  /** Seconds for which an answer without an expiry of its own is remembered, C10.FR.10. */
  public static final VariableAddress CACHE_LIFE_TIME = cache("LifeTime");
  /** Which token leaves a full cache first. */
  public static final VariableAddress CACHE_POLICY = cache("Policy");
  /** Bytes of the cache. */
  public static final VariableAddress CACHE_STORAGE = cache("Storage");
  /** Whether a remembered refusal stands without asking again. */
  public static final VariableAddress CACHE_DISABLE_POST_AUTHORIZE = cache("DisablePostAuthorize");

  /** Whether the local list is in use, D01.FR.13. */
  public static final VariableAddress LIST_ENABLED = list("Enabled");
  /** Whether there can be a local list. */
  public static final VariableAddress LIST_AVAILABLE = list("Available");
  /** Tokens in the local list, D01.FR.12. */
  public static final VariableAddress LIST_ENTRIES = list("Entries");
  /** Bytes of the local list. */
  public static final VariableAddress LIST_STORAGE = list("Storage");
  /** Most tokens in one SendLocalListRequest, D01.FR.11. */
  public static final VariableAddress LIST_ITEMS_PER_MESSAGE = list("ItemsPerMessage");
  /** Most bytes of a SendLocalListRequest, D01.FR.11. */
  public static final VariableAddress LIST_BYTES_PER_MESSAGE = list("BytesPerMessage");
  /** Whether a refusal of the list stands without asking. */
  public static final VariableAddress LIST_DISABLE_POST_AUTHORIZE = list("DisablePostAuthorize");
  /** Whether an expired token counts as not listed. */
  public static final VariableAddress LIST_SUPPORTS_EXPIRY = list("SupportsExpiryDateTime");

  /** Watt-hours that a transaction may take with a token that turned out to be refused, C15.FR.07, E05.FR.03. */
  public static final VariableAddress MAX_ENERGY_ON_INVALID_ID = VariableAddress.of("TxCtrlr", "MaxEnergyOnInvalidId");
  /** Whether drivers can choose at the panel and type key codes; without it a master pass stops everything. */
  public static final VariableAddress UI_INPUT_ENABLED = VariableAddress.of("UIInput", "Enabled");

  /** What fits into one message of the transport. */
  private static final int MOST_BYTES_PER_MESSAGE = 262_144;
  private static final String A_WEEK = "604800";

  private AuthorizationVariables() {}

  static void declare(DeviceModel model, LiveFacts live) {
    declareAuthorization(model);
    declareCache(model, live);
    declareList(model, live);
    model.declare(MAX_ENERGY_ON_INVALID_ID, VariableFacts.of(integer).in("Wh").atLeast(0).writable(), "0");
    model.declare(UI_INPUT_ENABLED, VariableFacts.of(bool).writable(), "true");
  }

  private static void declareAuthorization(DeviceModel model) {
    model.declare(ENABLED, VariableFacts.of(bool).writable(), "true");
    model.declare(AUTHORIZE_REMOTE_START, VariableFacts.of(bool).writable(), "true");
    model.declare(LOCAL_AUTHORIZE_OFFLINE, VariableFacts.of(bool).writable(), "true");
    model.declare(LOCAL_PRE_AUTHORIZE, VariableFacts.of(bool).writable(), "false");
    model.declare(OFFLINE_TX_FOR_UNKNOWN_ID_ENABLED, VariableFacts.of(bool).writable(), "false");
    model.declare(DISABLE_REMOTE_AUTHORIZATION, VariableFacts.of(bool).writable(), "false");
    model.declare(MASTER_PASS_GROUP_ID, VariableFacts.of(string).atMost(IdToken.LONGEST_READ).writable(), "");
  }

  private static void declareCache(DeviceModel model, LiveFacts live) {
    model.declare(CACHE_ENABLED, VariableFacts.of(bool).writable(), "true");
    model.declare(CACHE_AVAILABLE, VariableFacts.of(bool), "true");
    model.declare(CACHE_LIFE_TIME, VariableFacts.of(integer).in("s").atLeast(1).writable(), A_WEEK);
    model.declare(CACHE_POLICY, VariableFacts.of(OptionList, "LRU,LFU,FIFO").writable(), "LRU");
    model.declareComputed(CACHE_STORAGE,
        VariableFacts.of(integer).in("B").atLeast(0).atMost(AuthorizationCache.MOST_BYTES),
        () -> String.valueOf(live.tokens().cachedBytes()));
    model.declare(CACHE_DISABLE_POST_AUTHORIZE, VariableFacts.of(bool).writable(), "false");
  }

  private static void declareList(DeviceModel model, LiveFacts live) {
    model.declare(LIST_ENABLED, VariableFacts.of(bool).writable(), "true");
    model.declare(LIST_AVAILABLE, VariableFacts.of(bool), "true");
    model.declareComputed(LIST_ENTRIES, VariableFacts.of(integer).atLeast(0).atMost(LocalList.MOST),
        () -> String.valueOf(live.tokens().listed()));
    model.declareComputed(LIST_STORAGE, VariableFacts.of(integer).in("B").atLeast(0).atMost(LocalList.MOST_BYTES),
        () -> String.valueOf(live.tokens().listedBytes()));
    model.declare(LIST_ITEMS_PER_MESSAGE, VariableFacts.of(integer), String.valueOf(LocalList.MOST_PER_UPDATE));
    model.declare(LIST_BYTES_PER_MESSAGE, VariableFacts.of(integer), String.valueOf(MOST_BYTES_PER_MESSAGE));
    model.declare(LIST_DISABLE_POST_AUTHORIZE, VariableFacts.of(bool).writable(), "false");
    model.declare(LIST_SUPPORTS_EXPIRY, VariableFacts.of(bool), "true");
  }

  private static VariableAddress auth(String variable) {
    return VariableAddress.of("AuthCtrlr", variable);
  }

  private static VariableAddress cache(String variable) {
    return VariableAddress.of("AuthCacheCtrlr", variable);
  }

  private static VariableAddress list(String variable) {
    return VariableAddress.of("LocalAuthListCtrlr", variable);
  }
}
