using System.Text.Json;

namespace ScheduleFlow.EndToEnd.Tests.Faults.Crashes;

/// <summary>Compares the revisions and timelines of a store with what its clients have seen. Nothing writes meanwhile.</summary>
internal sealed class EditInspection(Worker worker, EditLedger ledger)
{
    // As many as are kept by default, besides the present one.
    private const int Kept = 50;

    public static SeenRevision Seen(JsonElement schedule) =>
        new(schedule.Number("revision"), schedule.Text("name"), schedule.GetProperty("events").GetRawText());

    /// <summary>Every schedule has its revisions without a hole, each as it was seen.</summary>
    public void EveryRevisionIsAsItWasSeen()
    {
        foreach (var (id, seen) in ledger.Revisions)
        {
            seen.Select(revision => revision.Number).Should().Equal(Enumerable.Range(1, seen.Count), "of {0}", id);
            var kept = seen.Skip(seen.Count - 1 - Kept).ToList();
            worker.Run("list-revisions", id).MustSucceed().List("revisions").Select(revision => revision.Number("revision"))
                .Should().BeEquivalentTo(kept.Select(revision => revision.Number), "of {0}", id);
            foreach (var revision in kept)
            {
                Seen(worker.Run("show-schedule", id, "--revision", $"{revision.Number}").MustSucceed()).Should().Be(revision);
            }
        }
    }

    /// <summary>
    /// The timelines name the schedules that were published, in their order, and each covers the time from its first start
    /// to its last end.
    /// </summary>
    public void TimelinesAreTheLedgers()
    {
        var path = Path.Combine(worker.DataFolder, "timelines.json");
        var stored = JsonDocument.Parse(File.ReadAllText(path)).RootElement.GetProperty("channels").EnumerateObject()
            .SelectMany(channel => channel.Value.EnumerateArray().Select((publication, place) =>
                $"{channel.Name} {place}: {publication.Text("schedule")} {publication.Text("start")} {publication.Text("end")}"));
        var seen = ledger.Channels.SelectMany(channel => channel.Value.Select((id, place) =>
            $"{channel.Key} {place}: {id} {SpanOf(ledger.Revisions[id][^1])}"));

        stored.Should().BeEquivalentTo(seen);
    }

    /// <summary>The audit log tells the revisions of each schedule, one after the other.</summary>
    public void TheAuditLogHasEveryRevision()
    {
        var told = File.ReadLines(Path.Combine(worker.DataFolder, "audit.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Where(line => line.TryGetProperty("revision", out _))
            .ToLookup(line => line.GetProperty("ids")[0].GetString()!, line => line.Number("revision"));
        foreach (var (id, seen) in ledger.Revisions)
        {
            told[id].Should().Equal(seen.Select(revision => revision.Number), "of {0}", id);
        }
    }

    private static string SpanOf(SeenRevision revision)
    {
        var events = JsonDocument.Parse(revision.Events).RootElement.EnumerateArray().ToList();
        return $"{events.Min(item => item.Text("start"))} {events.Max(item => item.Text("end"))}";
    }
}
