using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Tests.Storage.Disks;

namespace ScheduleFlow.Core.Tests.Storage;

public sealed class InFlightTests
{
    [Fact]
    public void A_change_whose_marker_was_swept_before_it_was_locked_makes_another()
    {
        var paths = new StorePaths("/data");
        var disk = new InMemoryDisk();

        using var marker = InFlight.Begin(new QuickSweeperDisk(disk), paths);

        disk.Names(paths.InFlight).Should().Equal(marker.Token);
    }
}
