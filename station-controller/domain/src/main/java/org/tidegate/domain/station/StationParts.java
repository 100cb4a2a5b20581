package org.tidegate.domain.station;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tidegate.domain.copy.CopyWriter;
import org.tidegate.domain.devicemodel.DeviceModel;
import org.tidegate.domain.devicemodel.StandardFacts;
import org.tidegate.domain.port.CentralSystem;
import org.tidegate.domain.port.Hardware;
import org.tidegate.domain.port.Keyring;
import org.tidegate.domain.port.NetworkProfile;
import org.tidegate.domain.port.Pseudonyms;
import org.tidegate.domain.port.Restart;
import org.tidegate.domain.port.StationFiles;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.port.StationStore;
import org.tidegate.domain.price.Prices;
import org.tidegate.domain.sale.RecordChain;
import org.tidegate.domain.sale.RecordSigner;
import org.tidegate.domain.smartcharging.ChargingProfiles;
import org.tidegate.domain.smartcharging.ProfileLimits;
import org.tidegate.domain.tariff.Tariffs;

/**
 * What a station is made of. Immutable.
 *
 * @param loop clock and thread
 * @param settings of the installer
 * @param facts for the device model
 * @param profileLimits of what the central system may install
 * @param store of what survives a power cut
 * @param centralSystem the way to it
 * @param keyring certificates, keys, password
 * @param hardware the devices
 * @param restart who restarts the program
 * @param files for firmware updates and log uploads
 * @param ids gives random, unique texts of at most 36 characters
 * @param signer of records
 * @param pseudonyms of drivers
 * @param presets puts the installer's values into the device model
 * @param connection that the installer configured
 * @param bootReason a name of OCPP 2.0.1 BootReasonEnumType
 */
public record StationParts(
    StationLoop loop,
    StationSettings settings,
    StandardFacts facts,
    ProfileLimits profileLimits,
    StationStore store,
    CentralSystem centralSystem,
    Keyring keyring,
    Hardware hardware,
    Restart restart,
    StationFiles files,
    Supplier<String> ids,
    RecordSigner signer,
    Pseudonyms pseudonyms,
    Consumer<DeviceModel> presets,
    NetworkProfile connection,
    String bootReason) {

  StationCore core(StationCore.Acting acting) {
    var journal = new Journal(store);
    var model = new DeviceModel(loop);
    var line = new Line(loop, centralSystem);
    var outbox = new Outbox(loop, line, journal, new Knobs(model));
    return new StationCore(loop, settings, journal, outbox, new SecurityEvents(loop, journal, outbox), keyring, line,
        new Link(loop), model,
        new ChargingProfiles(profileLimits), new Prices(settings.tariff()), new Tariffs(journal::note),
        new RecordChain(ids, signer),
        ids, pseudonyms, new CopyWriter(facts.network().identity(), signer),
        acting);
  }
}
