using System.Text;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Tests.Checking;
using ScheduleFlow.Core.Tests.Storage.Disks;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Tests.Storage;

/// <summary>
/// A store as version 1 of the channels' list left it, written to <c>/data</c>: channels that have schedules, filled and planned
/// calendars, and a cooldown history that knows them, and two calendars that are gone.
/// </summary>
internal static class OlderStore
{
    /// <summary>“Plain” shows this one, whose document is of version 1.</summary>
    public const int Plain = 1;

    /// <summary>“Guided” shows the lane y of this one.</summary>
    public const int Guide = 2;

    /// <summary>Filled, on air from hour −2 to 2.</summary>
    public const int Filled = 3;

    /// <summary>Filled, from hour 60 to 62.</summary>
    public const int FilledLater = 4;

    /// <summary>Planned for “Plain”, which shows another.</summary>
    public const int PlannedForPlain = 5;

    /// <summary>Planned for “Elsewhere”, which is not in the list.</summary>
    public const int PlannedElsewhere = 6;

    public static readonly StorePaths Paths = new("/data");

    public static InMemoryDisk Make()
    {
        var disk = new InMemoryDisk();
        Add(disk, Named(Plain, "Plain's own", null, [Events.At(0, 3600, "First"), Events.At(3600, 7200, "Second")]), version: 1);
        Add(disk, Named(Guide, "A guide", null,
            [Events.At(-600, 1800, "X") with { Channel = "x" }, Events.At(0, 900, "Y 1") with { Channel = "y" }, Events.At(900, 7200, "Y 2") with { Channel = "y" }]));
        Add(disk, Named(Filled, "Filled", Schedule.FilledSource, [Hour(-2, "a"), Hour(-1, "b"), Hour(0, "c"), Hour(1, "d")]));
        Add(disk, Named(FilledLater, "Filled later", Schedule.FilledSource, [Hour(60, "e"), Hour(61, "f")]));
        Add(disk, Named(PlannedForPlain, "Plain", Schedule.PlannedSource, [Hour(0, "g")]));
        Add(disk, Named(PlannedElsewhere, "Elsewhere", Schedule.PlannedSource, [Hour(0, "h")]));
        Write(disk, Paths.Channels, $$"""
            {"version":1,
            "saved":"{{At(0)}}",
            "guide_urls":[],
            "channels":[
            {"id":"plain","name":"Plain","url":"http://a","number":"1","schedule_id":"{{Samples.Id(Plain)}}","added":"{{At(0)}}","updated":"{{At(0)}}"},
            {"id":"guided","name":"Guided","url":"http://b","schedule_id":"{{Samples.Id(Guide)}}","schedule_channel":"y","added":"{{At(0)}}","updated":"{{At(0)}}"},
            {"id":"without","name":"Without","url":"http://c","added":"{{At(0)}}","updated":"{{At(0)}}"}
            ]}

            """);
        Write(disk, Paths.CooldownHistory, $$"""
            {"version":1,
            "revision":7,
            "videos":{
            "a":[{"first":"{{At(-2)}}","last":"{{At(-2)}}","schedule":"{{Samples.Id(Filled)}}"}],
            "b":[{"first":"{{At(-1)}}","last":"{{At(-1)}}","schedule":"{{Samples.Id(Filled)}}"}],
            "c":[{"first":"{{At(-30)}}","last":"{{At(-20)}}","schedule":"{{Samples.Id(90)}}"},{"first":"{{At(0)}}","last":"{{At(0)}}","schedule":"{{Samples.Id(Filled)}}"}],
            "d":[{"first":"{{At(1)}}","last":"{{At(1)}}","schedule":"{{Samples.Id(Filled)}}"}],
            "e":[{"first":"{{At(60)}}","last":"{{At(60)}}","schedule":"{{Samples.Id(FilledLater)}}"}],
            "f":[{"first":"{{At(61)}}","last":"{{At(61)}}","schedule":"{{Samples.Id(FilledLater)}}"}],
            "gone":[{"first":"{{At(-10)}}","last":"{{At(-10)}}","schedule":"{{Samples.Id(91)}}"}],
            "h":[{"first":"{{At(0)}}","last":"{{At(0)}}","schedule":"{{Samples.Id(PlannedElsewhere)}}"}]
            }
            }

            """);

        // Whoever lists them writes the index.
        new FileStore(Paths.Root, Samples.Origin, disk).Schedules.List(new ScheduleQuery(1, null, null)).Problem.Should().BeNull();
        return disk;
    }

    public static Instant At(double hours) => Events.Origin.PlusSeconds((long)(hours * 3600));

    public static void Write(InMemoryDisk disk, string path, string text)
    {
        disk.CreateFolder(Path.GetDirectoryName(path)!);
        if (disk.Exists(path))
        {
            disk.Delete(path);
        }

        disk.WriteAt(path, 0, Encoding.UTF8.GetBytes(text), flush: true);
        disk.FlushFolder(Path.GetDirectoryName(path)!);
        disk.FlushFolder(Paths.Root);
    }

    private static ScheduleEvent Hour(int hour, string url) =>
        Events.At(hour * 3600, (hour + 1) * 3600, $"{url} at {hour}") with { MediaUrl = url };

    private static Schedule Named(int number, string name, string? source, ScheduleEvent[] events) =>
        Samples.Schedule(number, name) is var schedule
            ? schedule with { Source = source ?? schedule.Source, Events = [.. events.OrderBy(item => item.Window.Start)], Counts = new(events.Length, 0, 0, 0) }
            : schedule;

    private static void Add(InMemoryDisk disk, Schedule schedule, int version = 2)
    {
        using var output = new MemoryStream();
        ScheduleDocument.Write(output, schedule);
        var text = Encoding.UTF8.GetString(output.ToArray());
        Write(disk, Paths.Schedule(schedule.Id), version == 2 ? text
            : text.Replace("\"version\":2", "\"version\":1", StringComparison.Ordinal).Replace("\"revision\":1,\n", "", StringComparison.Ordinal));
    }
}
