using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Storage.Files.Commits;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Tests.Storage.Disks;

namespace ScheduleFlow.Core.Tests.Storage;

public sealed class InFlightTests
{
    private readonly InMemoryDisk _disk = new();
    private readonly StorePaths _paths = new("/data");

    [Fact]
    public void A_change_whose_marker_was_swept_before_it_was_locked_makes_another()
    {
        using var marker = InFlight.Begin(new InterruptedDisk(_disk, _disk.Delete), _paths);

        _disk.Names(_paths.InFlight).Should().Equal(marker.Token);
    }

    [Fact]
    public void A_living_change_is_never_seen_abandoned()
    {
        new FileStore("/data", Samples.Origin, _disk).Schedules.Add([Samples.Schedule(1)]).Problem.Should().BeNull();
        var findings = -1;

        using var marker = InFlight.Begin(new InterruptedDisk(_disk, _ => findings = new FileStore("/data", Samples.Origin, _disk).Maintenance.Check(repair: false).Value.Count), _paths);

        findings.Should().Be(0);
    }

    [Fact]
    public void The_next_writer_takes_away_what_died_before_it_was_locked()
    {
        var dying = () => InFlight.Begin(new FaultyDisk(_disk, failAt: 3, isCrash: true), _paths);
        dying.Should().Throw<IOException>();
        _disk.Names(_paths.InFlight).Should().ContainSingle("it died between making the file and naming it");

        new FileStore("/data", Samples.Origin, _disk).Schedules.Add([Samples.Schedule(1)]).Problem.Should().BeNull();

        _disk.Names(_paths.InFlight).Should().BeEmpty();
    }
}
