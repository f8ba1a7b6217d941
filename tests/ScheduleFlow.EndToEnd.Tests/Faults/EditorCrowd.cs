using System.Collections.Concurrent;
using System.Text.Json;

namespace ScheduleFlow.EndToEnd.Tests.Faults;

/// <summary>
/// Sixteen editors of one schedule, each with a minute of its own to which it adds an event three times. Half of them say
/// which revision they have seen, half do not; whoever is refused looks again and tries again.
/// </summary>
/// <param name="revision">Asks for the present revision.</param>
/// <param name="send">Sends an edit.</param>
internal sealed class EditorCrowd(Func<Task<int>> revision, Func<EditorCrowd.Edit, Task<EditorCrowd.Answer>> send)
{
    private const int Editors = 16;
    private const int EditsEach = 3; // in all one less than the earlier revisions that are kept

    private readonly ConcurrentDictionary<string, int> _accepted = new();
    private readonly ConcurrentBag<JsonElement> _refused = [];

    /// <summary>The schedule, a minute long.</summary>
    public const string Document = """{"name":"Shared","events":[{"id":"first","title":"First","start":"2027-03-28T00:00:00Z","end":"2027-03-28T00:01:00Z"}]}""";

    /// <summary>Lets all of them edit until each is done.</summary>
    public async Task EditAsync() => await Task.WhenAll(Enumerable.Range(0, Editors).Select(editor => Task.Factory.StartNew(
        () => EditAsync(editor), TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));

    /// <summary>What must hold once all are done.</summary>
    /// <param name="list">The revisions.</param>
    /// <param name="show">Shows one.</param>
    public void MustHaveLostNothing(JsonElement list, Func<int, JsonElement> show)
    {
        _accepted.Should().HaveCount(Editors * EditsEach);
        _refused.Should().NotBeEmpty("they are sixteen at once");

        // Every accepted edit is the revision that its answer named, and there is no other.
        var revisions = list.List("revisions").Where(one => one.TryGetProperty("message", out _)).ToDictionary(one => one.Text("message"), one => one.Number("revision"));
        revisions.Should().BeEquivalentTo(_accepted);
        revisions.Values.Order().Should().Equal(Enumerable.Range(2, Editors * EditsEach));

        // Each revision is the one before and its own event.
        foreach (var (message, number) in _accepted)
        {
            Titles(show(number)).Should().BeEquivalentTo(Titles(show(number - 1)).Append(message));
        }

        // Whoever was refused was told what the schedule is at, and what changed it.
        foreach (var refusal in _refused)
        {
            refusal.Text("message").Should().MatchRegex("revision [0-9]+|[Oo]thers have been writing");
            (refusal.Text("type") == "unavailable" || refusal.Text("details").Length > 0).Should().BeTrue(refusal.ToString());
        }
    }

    private async Task EditAsync(int editor)
    {
        for (var number = 0; number < EditsEach; number++)
        {
            var message = $"editor {editor}, edit {number}";
            var start = new DateTime(2027, 3, 28, 1, 0, 0, DateTimeKind.Utc).AddMinutes((editor * EditsEach) + number);
            var json = $$"""{"edits":[{"op":"add","title":"{{message}}","start":"{{start:yyyy-MM-dd'T'HH:mm:ss'Z'}}","duration":"1m"}]}""";
            Answer answer;
            do
            {
                answer = await send(new Edit(json, message, editor % 2 == 0 ? await revision() : null));
                if (!answer.IsAccepted)
                {
                    answer.IsRefusal.Should().BeTrue(answer.Reply.ToString());
                    _refused.Add(answer.Reply);
                }
            }
            while (!answer.IsAccepted);
            _accepted[message] = answer.Reply.Number("revision");
        }
    }

    private static List<string> Titles(JsonElement schedule) => [.. schedule.List("events").Select(item => item.Text("title"))];

    /// <param name="Json">The body.</param>
    /// <param name="Message">Why; another one for each edit.</param>
    /// <param name="IfRevision">The revision that the editor has seen; null: it does not say.</param>
    internal sealed record Edit(string Json, string Message, int? IfRevision);

    /// <param name="IsAccepted">Whether it was stored.</param>
    /// <param name="IsRefusal">Whether it may be sent again: a conflict, or others were writing for too long.</param>
    /// <param name="Reply">The reply, or the error.</param>
    internal sealed record Answer(bool IsAccepted, bool IsRefusal, JsonElement Reply);
}
