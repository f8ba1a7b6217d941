using System.Text.Json;

namespace ScheduleFlow.EndToEnd.Tests.Shell;

/// <summary>A published worker and a data folder of its own for each test.</summary>
public abstract class VerbTests : IDisposable
{
    protected const string Monday = "2026-12-07T00:00:00Z";

    protected VerbTests() => Worker = new Worker(Folder["data"]);

    protected TempFolder Folder { get; } = new();

    protected Worker Worker { get; }

    protected static string Demo(string name) => Repository.PathTo("demo_data", name);

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Imports a document of demo_data and returns the schedule's id.</summary>
    protected string Import(string name) => Worker.Run("import-schedule", Demo(name)).MustSucceed().Text("schedule_id");

    /// <summary>A whole schedule as it is stored.</summary>
    protected JsonElement Show(string id) => Worker.Run("show-schedule", id).MustSucceed();

    /// <summary>The events of a schedule, each with everything that it holds but what the formats name differently.</summary>
    protected static IEnumerable<string> Events(JsonElement schedule) => schedule.List("events").Select(item =>
        string.Join('|', new[] { "id", "title", "start", "end", "video_url", "category", "description" }
            .Select(field => item.TryGetProperty(field, out var value) ? value.ToString() : "")));
}
