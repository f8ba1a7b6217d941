using System.Globalization;
using System.IO.Compression;
using System.Text.Json;

namespace ScheduleFlow.EndToEnd.Tests.Faults.Crashes;

/// <summary>Compares a data folder, file by file, with what must be in it. Nothing writes meanwhile.</summary>
internal sealed class StoreInspection(string dataFolder, Ledger ledger)
{
    private const int MostRevisions = 50;

    /// <summary>Every schedule is there in its revision, whole, and nothing else is.</summary>
    public void SchedulesAreTheLedgers()
    {
        var stored = StoreState.ScheduleFiles(dataFolder).ToDictionary(
            path => Path.GetFileNameWithoutExtension(path),
            path => Of(Parse(File.ReadAllText(path), path)));

        stored.Should().BeEquivalentTo(ledger.Schedules);
    }

    /// <summary>Every earlier revision of every schedule is there, whole, and none of a schedule that is gone.</summary>
    public void RevisionsAreTheLedgers()
    {
        var folder = Path.Combine(dataFolder, "revisions");
        var stored = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(path =>
        {
            using var plain = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
            var revision = Parse(plain.ReadToEnd(), path);
            Path.GetRelativePath(folder, path).Should().Be($"{revision.Text("id")}/{revision.Number("revision")}.json.gz");
            return Path.GetRelativePath(folder, path);
        });

        stored.Should().BeEquivalentTo(ledger.Schedules.SelectMany(schedule => Enumerable
            .Range(1, schedule.Value.Revision - 1).TakeLast(MostRevisions)
            .Select(revision => $"{schedule.Key}/{revision}.json.gz")));
        Directory.EnumerateDirectories(folder).Select(path => Path.GetFileName(path)).Should().BeSubsetOf(ledger.Schedules.Keys);
    }

    /// <summary>The list shows what lies in the folder.</summary>
    public void TheListIsTheFolder(JsonElement list)
    {
        list.TryGetProperty("warnings", out var warnings).Should().BeFalse("nothing is damaged: {0}", warnings);
        list.List("schedules").ToDictionary(schedule => schedule.Text("id"), Of).Should().BeEquivalentTo(ledger.Schedules);
    }

    /// <summary>The journal of summaries ends with what is stored: no line was lost or applied twice out of turn.</summary>
    public void TheIndexIsTheFolder()
    {
        var last = new Dictionary<string, JsonElement>();
        foreach (var line in Lines("schedules", "index.jsonl"))
        {
            last[line.Text("id")] = line;
        }

        last.Where(entry => !entry.Value.TryGetProperty("deleted", out _)).ToDictionary(entry => entry.Key, entry => Of(entry.Value))
            .Should().BeEquivalentTo(ledger.Schedules);
    }

    /// <summary>A line for each change that happened, one, and none for the others.</summary>
    public void TheAuditLogTellsEveryChangeOnce()
    {
        var told = Lines("audit.jsonl").Select(line => line.Text("request_id")).Where(id => id.StartsWith("client-", StringComparison.Ordinal)).ToList();

        told.Should().OnlyHaveUniqueItems();
        told.Except(ledger.Changes.Where(change => change.Value is null).Select(change => change.Key))
            .Should().BeEquivalentTo(ledger.Changes.Where(change => change.Value == true).Select(change => change.Key));
    }

    /// <summary>The timeline of the calendars holds them all, whole, and has counted every change.</summary>
    public void TheTimelineIsTheCalendars()
    {
        var timelines = Read("timelines.json");
        var publications = timelines.GetProperty("channels").EnumerateObject().SelectMany(channel => channel.Value.EnumerateArray()
            .Select(publication => $"{channel.Name} {publication.Text("schedule")} {publication.Text("start")} {publication.Text("end")}"));
        var calendars = ledger.Schedules.Where(schedule => schedule.Value.IsCalendar).Select(schedule => schedule.Key)
            .Select(id => (Id: id, Events: Read("schedules", $"{id}.json").List("events")))
            .Select(calendar => $"default {calendar.Id} {calendar.Events.Min(item => item.Text("start"))} {calendar.Events.Max(item => item.Text("end"))}");

        publications.Should().BeEquivalentTo(calendars);
        timelines.Number("revision").Should().Be(ledger.TimelineChanges);
    }

    /// <summary>Every acknowledged playlist is there once; the others once with everything, or not at all.</summary>
    public void PlaylistsAreTheLedgers()
    {
        var stored = Directory.EnumerateFiles(Path.Combine(dataFolder, "playlists"), "*.json").Select(path => Parse(File.ReadAllText(path), path).Text("name")).ToList();
        var exported = Directory.EnumerateFiles(Path.Combine(dataFolder, "exports")).Select(Path.GetFileName).ToList();

        stored.Should().OnlyHaveUniqueItems();
        ledger.Playlists.Keys.Should().BeSubsetOf(stored);
        stored.Should().BeSubsetOf(ledger.Playlists.Keys.Concat(ledger.UncertainPlaylists.Keys));
        exported.Should().BeEquivalentTo(ledger.Playlists.Concat(ledger.UncertainPlaylists)
            .Where(playlist => stored.Contains(playlist.Key) && playlist.Value is not null).Select(playlist => playlist.Value));
        Lines("audit.jsonl").Count(line => line.Text("verb") is "import-playlist" or "save-playlist").Should().Be(stored.Count);
    }

    /// <summary>No temporary file, no marker of a dead change, no record.</summary>
    public void NothingIsLeftOver() => LeftOver(dataFolder).Should().BeEmpty();

    /// <summary>What dead changes have left in a data folder.</summary>
    public static IEnumerable<string> LeftOver(string dataFolder) => Directory.EnumerateFiles(dataFolder, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(dataFolder, path))
        .Where(path => path.EndsWith(".tmp", StringComparison.Ordinal) || path.StartsWith(".inflight", StringComparison.Ordinal) || path == ".commit" || path.Contains(".corrupt-"));

    private static StoredSchedule Of(JsonElement schedule) => new(schedule.Text("name"), schedule.Number("revision"), schedule.Text("source") == "playlist");

    private JsonElement Read(params string[] path) => Parse(File.ReadAllText(Path.Combine([dataFolder, .. path])), path[^1]);

    private List<JsonElement> Lines(params string[] path) =>
        [.. File.ReadAllLines(Path.Combine([dataFolder, .. path])).Select((line, number) => Parse(line, string.Create(CultureInfo.InvariantCulture, $"{path[^1]}, line {number + 1}")))];

    private static JsonElement Parse(string json, string where)
    {
        try
        {
            return JsonDocument.Parse(json).RootElement;
        }
        catch (JsonException exception)
        {
            Assert.Fail($"{where} is not JSON: {exception.Message}\n{json}");
            throw;
        }
    }
}
