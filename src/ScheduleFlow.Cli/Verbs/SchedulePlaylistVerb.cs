using System.CommandLine;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Filling;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Operations.Schedules;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Cli.Verbs;

internal sealed class SchedulePlaylistVerb() : Verb(VerbNames.SchedulePlaylist, "Fill a calendar from a list of videos, none repeated too soon")
{
    private readonly Argument<string> _links = new("LINKS")
    {
        Description = "The videos: a JSON, text (a link a line) or M3U file, - for standard input, or the id of a playlist",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string> _start = new("--start") { Description = "When the calendar begins, such as 2026-11-24T00:00:00Z", HelpName = "INSTANT" };
    private readonly Option<string> _hours = new("--hours") { Description = $"How long it is; default: {SchedulePlaylistRequest.DefaultHours}", HelpName = "N" };
    private readonly Option<string> _cooldown = new("--cooldown") { Description = $"Hours from one start of a video to its next; default: {SchedulePlaylistRequest.DefaultCooldownHours}", HelpName = "H" };
    private readonly Option<string> _slot = new("--slot") { Description = $"Minutes a slot; default: {SchedulePlaylistRequest.DefaultSlotMinutes}", HelpName = "MINUTES" };
    private readonly Option<bool> _noShuffle = new("--no-shuffle") { Description = "In the order of the list" };
    private readonly Option<string> _onExhausted = new("--on-exhausted") { Description = "When every video is cooling down: least_recent (default), leave_gap or fail", HelpName = "POLICY" };
    private readonly Option<string> _name = new("--name") { Description = "The schedule's name", HelpName = "TEXT" };
    private readonly Option<string> _zone = new("--zone") { Description = "The zone of a --start without an offset; default: UTC", HelpName = "IANA" };
    private readonly Option<string> _export = new("--export") { Description = "Also write the calendar to a file: xml or m3u by its extension, else json", HelpName = "FILE" };
    private readonly Option<string> _request = new("--request") { Description = "Take everything from the JSON of POST /api/schedule-playlist (- for standard input)", HelpName = "FILE" };
    private readonly Option<string> _key = IdempotencyKey.Option();

    public override IReadOnlyList<string> Examples =>
    [
        "scheduleflow schedule-playlist demo_data/campus_library.m3u --start 2026-12-07T00:00:00Z --hours 72",
        "scheduleflow schedule-playlist links.txt --start 2026-12-07T06:00 --zone Europe/Berlin --hours 18 --cooldown 24 --seed 7",
    ];

    public override void Configure(Command command, GlobalOptions globals)
    {
        command.Arguments.Add(_links);
        command.Options.Add(_start);
        command.Options.Add(_hours);
        command.Options.Add(_cooldown);
        command.Options.Add(_slot);
        command.Options.Add(_noShuffle);
        command.Options.Add(_onExhausted);
        command.Options.Add(_name);
        command.Options.Add(_zone);
        command.Options.Add(_export);
        command.Options.Add(_request);
        command.Options.Add(_key);
        command.Options.Add(globals.Output);
        command.Validators.Add(result =>
        {
            switch (result.GetResult(_links) is { Tokens.Count: > 0 }, result.GetResult(_request) is not null)
            {
                case (false, false):
                    result.AddError("Required argument LINKS missing: the videos to schedule.");
                    break;
                case (true, true):
                    result.AddError("LINKS and --request exclude each other: the request has the links.");
                    break;
            }
        });
    }

    public override ExitCode Run(ParseResult parse, Session session)
    {
        if (RetryKey.Check(IdempotencyKey.Of(parse, _key), out var key) is { } malformed)
        {
            return session.Output.Write(malformed);
        }

        var body = parse.GetValue(_request);
        var input = RetryKey.Watch(key, session.Input(body ?? parse.GetRequiredValue(_links)));
        var options = Options(parse);
        var bound = body is not null
            ? SchedulePlaylistRequest.From(input)
            : SchedulePlaylistRequest.From(input with { AllowsInlineJson = true }, options, session.Context);
        if (!bound.TryGet(out var request, out var problem))
        {
            return session.Output.Write(problem);
        }

        // A file that cannot be written should not cost a calendar and its cooldowns.
        if (parse.GetValue(_export) is { } file && ExportTarget.Path(file).Check() is { } unwritable)
        {
            return session.Output.Write(unwritable);
        }

        // A playlist of the store is named by its id, which no digest of a document sees.
        var retry = Retry.Of(
            key, VerbNames.SchedulePlaylist, ScheduleId.TryParse(input.Argument, out var id) ? id.ToString() : null, options.Start, options.Hours,
            options.Cooldown, options.Slot, options.NoShuffle ? "in order" : null, options.OnExhausted, options.Name, options.Zone);
        var filled = SchedulePlaylist.Run(request with { Retry = retry }, session.Context);
        return parse.GetValue(_export) is { } path && filled.TryGet(out var reply, out _) && reply is FillReply fresh
            ? Export(fresh, path, session)
            : session.Finish(filled);
    }

    private static ExitCode Export(FillReply reply, string path, Session session)
    {
        var format = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".xml" => FormatNames.Xml,
            ".m3u" or ".m3u8" => FormatNames.M3u,
            _ => FormatNames.Json,
        };
        return ExportSchedule.ToFile([reply.Schedule.Id.ToString()], new ExportRequest { Format = format }, ExportTarget.Path(path), session.Context).TryGet(out _, out var problem)
            ? session.Output.Write(reply)
            : session.Output.Write(problem with { Details = $"The calendar is stored as {reply.Schedule.Id}, but could not be written to the file." });
    }

    private SchedulePlaylistRequest.Options Options(ParseResult parse) => new()
    {
        Start = parse.GetValue(_start),
        Hours = parse.GetValue(_hours),
        Cooldown = parse.GetValue(_cooldown),
        Slot = parse.GetValue(_slot),
        NoShuffle = parse.GetValue(_noShuffle),
        OnExhausted = parse.GetValue(_onExhausted),
        Name = parse.GetValue(_name),
        Zone = parse.GetValue(_zone),
    };
}
