using System.Buffers;
using System.Text;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Operations;
using ScheduleFlow.Core.Operations.Schedules;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage;

namespace ScheduleFlow.Core.Tests.Operations.Schedules;

/// <summary>Edits of stored schedules, as JSON and as options, and their replies.</summary>
public sealed class EditScheduleTests : IDisposable
{
    // Ten minutes each from 10:00 on.
    private readonly Station _station = new();

    public void Dispose() => _station.Dispose();

    [Fact]
    public void An_edit_is_stored_as_the_next_revision_with_who_and_why()
    {
        var id = _station.Imported("A", "B");

        var reply = Edit(id, """{"edits":[{"op":"move","event":"@2026-11-24T10:10:00Z","to":"2026-11-24T11:00:00Z"}],"if_revision":1,"message":"later"}""", actor: "anna@10.0.0.7");

        reply.Revision.Should().Be(2);
        reply.DryRun.Should().BeFalse();
        reply.Counts.Should().Be(new EditCounts(0, 0, 1, 0));
        reply.Events.Should().ContainSingle().Which.Should().Match<EditedEventRow>(row =>
            row.What == "moved" && row.Title == "B"
            && row.Message == "start: 2026-11-24T10:10:00Z → 2026-11-24T11:00:00Z; end: 2026-11-24T10:20:00Z → 2026-11-24T11:10:00Z"
            && row.Before!.Start == "2026-11-24T10:10:00Z" && row.After!.Start == "2026-11-24T11:00:00Z");
        reply.Gaps.Should().Equal(new NewGapRow(null, "2026-11-24T10:10:00Z", "2026-11-24T11:00:00Z", 3000));
        var stored = Load(id);
        stored.Revision.Should().Be(2);
        stored.Change.Should().Match<ScheduleChange>(change => change.By == "anna" && change.Verb == "edit-schedule" && change.Message == "later");
        stored.Events[^1].Window.Start.ToString().Should().Be("2026-11-24T11:00:00Z");
        stored.Counts.Gaps.Should().Be(1);
        var line = _station.Store.Audit.List(new AuditQuery(1, null, null)).Value.Entries[0];
        line.Verb.Should().Be("edit-schedule");
        line.Ids.Should().Equal(id.ToString());
    }

    [Fact]
    public void A_dry_run_answers_the_same_and_stores_nothing()
    {
        var id = _station.Imported("A", "B", "C");
        const string edits = """[{"op":"delete","event":"@2026-11-24T10:00:00Z","ripple":true},{"op":"rename","name":"Monday"}]""";
        var before = Document(id);

        var preview = Edit(id, $$"""{"edits":{{edits}},"dry_run":true}""");

        Document(id).Should().Be(before);
        preview.DryRun.Should().BeTrue();
        var made = Edit(id, edits);
        Text(made with { DryRun = true }).Should().Be(Text(preview));
        made.Name.Should().Be("Monday");
        Load(id).Name.Should().Be("Monday");
    }

    [Fact]
    public void An_edit_that_changes_nothing_is_no_revision()
    {
        var id = _station.Imported("A");

        Edit(id, """[{"op":"move","event":"@2026-11-24T10:00:00Z","to":"2026-11-24T10:00:00Z"}]""").Revision.Should().Be(1);
        Edit(id, """[{"op":"rename","name":"Week"}]""").Revision.Should().Be(1);

        Load(id).Revision.Should().Be(1);
    }

    [Fact]
    public void Events_that_are_not_edited_stay_to_the_byte_and_undoing_makes_the_same_document()
    {
        var id = _station.Imported("A", "B", "C");
        var before = Lines(id);

        Edit(id, """[{"op":"move","event":"@2026-11-24T10:10:00Z","to":"2026-11-24T12:00:00Z"}]""");
        Lines(id).Should().HaveCount(3).And.Contain([before[0], before[2].TrimEnd(',') + ","]);

        Edit(id, """[{"op":"move","event":"@2026-11-24T12:00:00Z","to":"2026-11-24T10:10:00Z"}]""");
        Lines(id).Should().Equal(before);
    }

    [Fact]
    public void The_last_writer_is_refused_and_told_what_the_other_changed()
    {
        var id = _station.Imported("A");
        Edit(id, """{"edits":[{"op":"rename","name":"Other"}],"message":"my turn"}""", actor: "ben@10.0.0.8");

        var problem = Try(id, """{"edits":[{"op":"rename","name":"Mine"}],"if_revision":1}""").Problem!;

        problem.Type.Should().Be(ErrorType.Conflict);
        problem.Message.Should().Contain("is at revision 2, not 1");
        problem.Details.Should().Contain("ben").And.Contain("edit-schedule").And.Contain("my turn");
        Load(id).Name.Should().Be("Other");
    }

    [Fact]
    public void A_conflict_names_the_other_event_and_changes_nothing()
    {
        var id = _station.Imported("A", "B");

        var problem = Try(id, """[{"op":"rename","name":"X"},{"op":"move","event":"@2026-11-24T10:00:00Z","to":"2026-11-24T10:05:00Z"}]""").Problem!;

        problem.Type.Should().Be(ErrorType.Conflict);
        problem.Message.Should().MatchRegex("^Edit 2 \\(move\\): “A” would be on air from 2026-11-24T10:05:00Z to 2026-11-24T10:15:00Z, "
            + "when “B” \\([0-9a-f]+, 2026-11-24T10:10:00Z to 2026-11-24T10:20:00Z\\) is\\.$");
        problem.Hint.Should().Contain("on_conflict");
        Load(id).Revision.Should().Be(1);
        Load(id).Name.Should().Be("Week");
    }

    [Fact]
    public void All_errors_of_a_list_are_reported_with_their_number()
    {
        var id = _station.Imported("A");

        var problem = Try(id, """
            {"edits":[
              {"op":"move","event":"a","too":"2026-11-24T12:00:00Z"},
              {"op":"mvoe"},
              {"op":"add","start":"soon","duration":"1 fortnight"},
              7,
              {"op":"resize","event":"a","duration":0},
              {"op":"add","title":"X","url":"javascript:alert(1)","start":"2026-11-24T12:00","end":"2026-11-24T11:00"},
              {"op":"delete","event":"a","on_conflict":"ripple"},
              {"op":"add","title":"X","start":"2026-11-24T12:00","duration":60,"on_conflict":"swap"}
            ],"dryrun":true,"if_revision":"2","zone":"Europe/Berln"}
            """).Problem!;

        problem.Type.Should().Be(ErrorType.Validation);
        problem.Errors.Should().Equal(
            "“zone” cannot be used: there is no time zone \"Europe/Berln\"; did you mean " + problem.Errors[0].Split("mean ")[^1],
            "There is no field “dryrun” here; did you mean “dry_run”?",
            "Edit 1 (move): there is no field “too” here; did you mean “to”?",
            "Edit 1 (move): “to” or “by” is expected, and not both.",
            "Edit 2: there is no edit “mvoe”; did you mean “move”?",
            "Edit 3 (add): “start” is “soon”, which is not an instant: " + problem.Errors[5].Split("not an instant: ")[^1],
            "Edit 3 (add): “duration” is \"1 fortnight\", but a length such as 35m or 1h30m is expected.",
            "Edit 3 (add): “duration” or “end” is missing.",
            "Edit 3 (add): “title” is missing.",
            "Edit 4: it is not a JSON object.",
            "Edit 5 (resize): “duration” is not at least a second.",
            "Edit 6 (add): it would end at 2026-11-24T11:00:00Z, which is not after its start 2026-11-24T12:00:00Z.",
            "Edit 6 (add): “url” is a javascript: address, which is no media.",
            "Edit 7 (delete): there is no field “on_conflict” here; there are: op, event, ripple.",
            "Edit 8 (add): “on_conflict” is “swap”, but refuse, overwrite or ripple is expected.",
            "“if_revision” is not a whole number from 1.");
    }

    [Theory]
    [InlineData("""{"edit":[]}""", "did you mean “edits”")]
    [InlineData("""{"edits":[]}""", "There are 0 edits; 1 to 1000 are expected.")]
    [InlineData("""{"edits":7}""", "“edits” is missing: a list of edits.")]
    [InlineData("[", "not valid JSON")]
    [InlineData("7", "not a JSON object")]
    [InlineData("""{"edits":[{"op":"describe","description":"x","description":"y"}]}""", "given twice")]
    public void A_document_that_is_none_is_refused(string document, string why) =>
        string.Join('\n', [Try(_station.Imported("A"), document).Problem!.Message, .. Try(_station.Imported("A"), document).Problem!.Errors])
            .Should().Contain(why);

    [Fact]
    public void Times_without_an_offset_are_in_the_zone_and_summer_time_ends_in_it()
    {
        var id = _station.Imported("A");

        Edit(id, """{"zone":"Europe/Berlin","edits":[{"op":"add","title":"Night","start":"2026-10-25T02:30","end":"2026-10-25T03:30"}]}""")
            .Events[0].After!.Should().Match<ScheduleEventRow>(row => row.Start == "2026-10-25T00:30:00Z" && row.Duration == 7200, "the clock shows 2:30 twice");
        Edit(id, """{"zone":"Europe/Berlin","edits":[{"op":"add","title":"Spring","start":"2026-03-29T01:30","end":"2026-03-29T03:30"}]}""")
            .Events[0].After!.Duration.Should().Be(3600, "an hour is skipped");
        Edit(id, """{"zone":"Europe/Berlin","edits":[{"op":"change","event":"@2026-03-29T01:45","title":"Early"}]}""")
            .Events[0].Title.Should().Be("Early");
    }

    [Fact]
    public void A_calendar_that_was_filled_knows_its_cooldown_and_any_other_says_that_it_was_not_checked()
    {
        var id = _station.Imported("A");
        const string edits = """[{"op":"add","url":"v.mp4","start":"2026-11-24T12:00:00Z","duration":"5m"},{"op":"add","url":"v.mp4","start":"2026-11-24T13:00:00Z","duration":300}]""";

        var silent = Edit(id, $$"""{"edits":{{edits}},"dry_run":true}""");
        var asked = Edit(id, $$"""{"edits":{{edits}},"cooldown_hours":2}""");

        silent.Breaches.Should().BeEmpty();
        silent.NotChecked!.Value.Should().ContainSingle().Which.What.Should().Be("cooldown");
        asked.Breaches.Should().HaveCount(2).And.Contain(breach =>
            breach.Url == "v.mp4" && breach.Seconds == 3600 && breach.CooldownSeconds == 7200
            && breach.Event.Start == "2026-11-24T12:00:00Z" && breach.Witness.Start == "2026-11-24T13:00:00Z");
        asked.Events.Select(row => row.Title).Should().Equal("v", "v");
    }

    [Theory]
    [InlineData("--move @2026-11-24T10:10:00Z --to 2026-11-24T12:00", "moved B 12:00-12:10")]
    [InlineData("--move --at 2026-11-24T10:10 --by 1h", "moved B 11:10-11:20")]
    [InlineData("--move --at 2026-11-24T10:10 --by -10m --ripple", "moved B 10:00-10:10, moved A 10:10-10:20")]
    [InlineData("--move --at 2026-11-24T10:00 --to 2026-11-24T10:10 --on-conflict swap", "moved B 10:00-10:10, moved A 10:10-10:20")]
    [InlineData("--resize --at 2026-11-24T10:10 --by 35m --ripple", "changed B 10:10-10:55, moved C 10:55-11:05")]
    [InlineData("--resize --at 2026-11-24T10:20 --end 2026-11-24T10:21", "changed C 10:20-10:21")]
    [InlineData("--resize --at 2026-11-24T10:20 --duration 1h --ripple", "changed C 10:20-11:20")]
    [InlineData("--resize --at 2026-11-24T10:20 --start 2026-11-24T10:25", "moved C 10:25-10:30")]
    [InlineData("--delete --at 2026-11-24T10:00 --ripple", "moved B 10:00-10:10, removed A 10:00-10:10, moved C 10:10-10:20")]
    [InlineData("--delete --at 2026-11-24T10:00", "removed A 10:00-10:10")]
    [InlineData("--add News --start 2026-11-24T10:30 --duration 15m --category N", "added News 10:30-10:45")]
    [InlineData("--duplicate --at 2026-11-24T10:00 --to 2026-11-24T10:30", "added A 10:30-10:40")]
    [InlineData("--split --at 2026-11-24T10:05", "changed A 10:00-10:05, added A 10:05-10:10")]
    [InlineData("--swap @2026-11-24T10:00 --with @2026-11-24T10:20", "moved C 10:00-10:10, moved A 10:20-10:30")]
    [InlineData("--replace --at 2026-11-24T10:00 --url x.mp4 --title X --duration 5m", "changed X 10:00-10:05")]
    [InlineData("--change --at 2026-11-24T10:00 --title X --fixed true", "changed X 10:00-10:10")]
    [InlineData("--rename Other", "")]
    public void One_edit_is_given_as_options(string line, string expected)
    {
        var id = _station.Imported("A", "B", "C");

        var reply = Run(Parsed(id, line), "").Value;

        string.Join(", ", reply.Events.Select(row =>
        {
            var shown = row.After ?? row.Before!;
            return $"{row.What} {row.Title} {shown.Start[11..16]}-{shown.End[11..16]}";
        })).Should().Be(expected);
        Load(id).Revision.Should().Be(2);
    }

    [Theory]
    [InlineData("", "No edit is given.")]
    [InlineData("--delete a --move b", "2 edits are given as options: --move, --delete.")]
    [InlineData("--move a --to 2026-11-24T12:00 --duration x", "“duration” is \"x\"")]
    [InlineData("--move a", "“to” or “by” is expected")]
    [InlineData("--move", "“event” is missing")]
    [InlineData("--rename X --if-revision 0", "The revision “0”")]
    [InlineData("--rename X --zone Nowhere/Nowhere", "no time zone")]
    public void Options_that_are_no_edit_are_refused(string line, string why) =>
        string.Join('\n', [.. Problems(Run(Parsed(_station.Imported("A"), line), ""))]).Should().Contain(why);

    [Fact]
    public void The_fields_of_one_event_are_changed_moved_and_given_another_end_at_once()
    {
        var id = _station.Imported("A", "B");
        var eid = Load(id).Events[1].Id;

        var reply = Run(
            new EditScheduleRequest { Id = id.ToString(), Edits = "-", BodyOf = EditBodies.Event, Change = eid },
            """{"title":"Bee","category":"Insects","start":"2026-11-24T11:00:00Z","duration":"20m","fixed":true}""").Value;

        var stored = Load(id).Events[1];
        (stored.Title, stored.Category, stored.Window.Seconds, stored.Fixed).Should().Be(("Bee", "Insects", 1200, true));
        reply.Events.Should().ContainSingle().Which.Message.Should().Contain("title: B → Bee").And.Contain("fixed: none → true");

        Run(new EditScheduleRequest { Id = id.ToString(), Edits = "-", BodyOf = EditBodies.Event, Change = eid }, """{"category":null,"fixed":null}""")
            .Value.Counts.Changed.Should().Be(1);
        (Load(id).Events[1].Category, Load(id).Events[1].Fixed).Should().Be((null, null));
    }

    [Fact]
    public void A_schedule_is_renamed_and_described()
    {
        var id = _station.Imported("A");
        var request = new EditScheduleRequest { Id = id.ToString(), Edits = "-", BodyOf = EditBodies.Schedule };

        Run(request, """{"name":"Week 49","description":"Advent"}""").Value.Description.Should().Be("Advent");
        (Load(id).Name, Load(id).Description).Should().Be(("Week 49", "Advent"));
        Run(request, """{"description":null}""").Value.Description.Should().BeNull();
        Load(id).Description.Should().BeNull();
        Problems(Run(request, "{}")).Should().Contain("Nothing is changed; give name or description.");
        Problems(Run(request, """{"name":" "}""")).Should().Contain("“name” is missing.");
    }

    [Fact]
    public void A_gap_is_filled_from_a_stored_playlist_or_from_items()
    {
        var id = _station.Imported("A");
        Edit(id, """[{"op":"add","title":"Late","start":"2026-11-24T11:00:00Z","duration":60}]""");

        var reply = Edit(id, """
            {"edits":[{"op":"fill","at":"2026-11-24T10:30:00Z","items":[
              {"url":"p.mp4","title":"P","duration":"40m"},{"url":"q.mp4","duration":"30m"},{"url":"r.mp4","duration":1200}]}]}
            """);

        reply.Events.Select(row => $"{row.Title} {row.After!.Start[11..16]}").Should().Equal("q 10:10", "r 10:40");
        reply.Gaps.Should().BeEmpty();
    }

    [Fact]
    public void The_same_key_gives_the_same_reply_and_one_revision()
    {
        var id = _station.Imported("A");
        var edits = """[{"op":"rename","name":"Once"}]""";
        EditScheduleRequest Again() => new() { Id = id.ToString(), Edits = "-", RepeatKey = "k1" };

        var first = EditSchedule.Run(Again(), _station.Context("edit-schedule", input: edits)).Value;
        var second = EditSchedule.Run(Again(), _station.Context("edit-schedule", input: edits)).Value;

        first.Should().BeOfType<EditScheduleReply>();
        second.Should().BeOfType<StoredReply>();
        Load(id).Revision.Should().Be(2);
        EditSchedule.Run(Again(), _station.Context("edit-schedule", input: "[{\"op\":\"rename\",\"name\":\"Twice\"}]"))
            .Problem!.Type.Should().Be(ErrorType.Conflict);
    }

    [Fact]
    public void New_ids_are_the_same_with_the_same_seed()
    {
        var id = _station.Imported("A");
        const string edits = """{"edits":[{"op":"add","title":"X","start":"2026-11-24T12:00:00Z","duration":60},{"op":"add","title":"Y","start":"2026-11-24T13:00:00Z","duration":60}],"dry_run":true}""";
        var context = _station.Context("edit-schedule", input: edits) with { Seed = 7 };
        IEnumerable<string> Ids() => ((EditScheduleReply)EditSchedule.Run(new EditScheduleRequest { Id = id.ToString(), Edits = "-" }, context).Value).Events.Select(row => row.Id);

        var ids = Ids().ToList();

        ids.Should().OnlyHaveUniqueItems();
        Ids().Should().Equal(ids);
    }

    private EditScheduleReply Edit(ScheduleId id, string document, string? actor = null) => Try(id, document, actor).Value;

    private Outcome<EditScheduleReply> Try(ScheduleId id, string document, string? actor = null) =>
        Run(new EditScheduleRequest { Id = id.ToString(), Edits = "-" }, document, actor);

    private Outcome<EditScheduleReply> Run(EditScheduleRequest request, string input, string? actor = null) =>
        EditSchedule.Run(request, _station.Context("edit-schedule", actor, input)).TryGet(out var reply, out var problem)
            ? (EditScheduleReply)reply
            : problem;

    private static List<string> Problems(Outcome<EditScheduleReply> outcome) => [outcome.Problem!.Message, .. outcome.Problem.Errors];

    // As the CLI reads a line: an option without a value is an empty text.
    private static EditScheduleRequest Parsed(ScheduleId id, string line)
    {
        var request = new EditScheduleRequest { Id = id.ToString() };
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            var option = request.Operation.Options.First(known => words[i] == $"--{known.Name}" || known.OtherNames.Contains(words[i][2..]));
            var hasValue = i + 1 < words.Length && !words[i + 1].StartsWith("--", StringComparison.Ordinal);
            request.Add(option, option.Type == OptionType.Flag ? "true" : hasValue ? words[++i] : "");
        }

        return request;
    }

    private Schedule Load(ScheduleId id) => _station.Store.Schedules.Load(id).Value;

    private string Document(ScheduleId id) => Encoding.UTF8.GetString(_station.Store.Schedules.LoadDocument(id).Value.Span);

    // The lines of the events.
    private string[] Lines(ScheduleId id) => Document(id).Split('\n')[^5..^2].Where(line => line.StartsWith("{\"id\"", StringComparison.Ordinal)).ToArray();

    private static string Text(Reply reply)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        reply.Write(json);
        json.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
