using System.CommandLine;
using ScheduleFlow.Cli.Io;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Core.Files;

namespace ScheduleFlow.Cli;

/// <summary>The options that every verb has.</summary>
internal sealed class GlobalOptions
{
    private const string DefaultData = "data";
    private const string NoLog = "off";

    private static readonly string DefaultLog = Path.Combine("logs", "scheduleflow.log");

    private readonly Option<string> _data = new("--data")
    {
        Description = $"The data folder (also {WorkerEnvironment.Data}; default: ./{DefaultData})",
        HelpName = "DIR",
        Recursive = true,
    };

    private readonly Option<string> _now = new("--now")
    {
        Description = "The instant that counts as now; same input, --now and --seed give the same bytes",
        HelpName = "INSTANT",
        Recursive = true,
    };

    private readonly Option<string> _seed = new("--seed")
    {
        Description = "The seed of everything random: 0 to 2^53 - 1",
        HelpName = "N",
        Recursive = true,
    };

    private readonly Option<string> _requestId = new("--request-id")
    {
        Description = "An id for the log and for errors",
        HelpName = "ID",
        Recursive = true,
    };

    private readonly Option<long?> _inputBytes = new($"--{WorkerOptions.InputBytes}")
    {
        Description = "How many bytes standard input must have; fewer are an error",
        HelpName = "N",
        Recursive = true,
        Hidden = true,
    };

    private readonly Option<string[]> _importRoots =
        ForGateway<string[]>(WorkerOptions.ImportRoot, "A folder that paths must be in; may be repeated");

    private readonly Option<string> _inputName = ForGateway<string>(WorkerOptions.InputName, "What standard input is called");

    private readonly Option<string[]> _ignoredFields =
        ForGateway<string[]>(WorkerOptions.IgnoredField, "A field that the gateway ignored; may be repeated");

    private readonly Option<string> _unknownFields =
        ForGateway<string>(WorkerOptions.UnknownFields, "warn: ignore unknown fields of a request");

    private readonly Option<bool> _errorsOnStdout =
        ForGateway<bool>(WorkerOptions.ErrorsOnStdout, "Write errors to standard output as JSON, even instead of a document");

    private readonly Option<bool> _wholeIds = ForGateway<bool>(WorkerOptions.WholeIds, "Take whole ids only, no names");

    private readonly Option<string> _actor = new("--actor")
    {
        Description = $"The caller, for the audit log (also {WorkerEnvironment.Actor})",
        HelpName = "NAME",
        Recursive = true,
        Hidden = true,
    };

    private readonly Option<bool> _verbose = new("--verbose")
    {
        Description = "Say on stderr what was done, one JSON event per line",
        Recursive = true,
    };

    /// <summary>For verbs with a reply; verbs that write a document have <c>--output FILE</c> instead.</summary>
    public Option<string> Output { get; } = LayoutOption();

    public void AddTo(Command root)
    {
        root.Options.Add(_data);
        root.Options.Add(_now);
        root.Options.Add(_seed);
        root.Options.Add(_requestId);
        root.Options.Add(_inputBytes);
        root.Options.Add(_importRoots);
        root.Options.Add(_inputName);
        root.Options.Add(_ignoredFields);
        root.Options.Add(_unknownFields);
        root.Options.Add(_errorsOnStdout);
        root.Options.Add(_wholeIds);
        root.Options.Add(_actor);
        root.Options.Add(_verbose);
    }

    /// <summary>The data folder that a line names, else the environment's, else the default.</summary>
    public string DataOf(ParseResult parse) =>
        NullIfEmpty(parse.GetValue(_data)) ?? NullIfEmpty(Environment.GetEnvironmentVariable(WorkerEnvironment.Data)) ?? DefaultData;

    public GlobalSettings Read(ParseResult parse)
    {
        return new GlobalSettings
        {
            Data = DataOf(parse),
            Now = parse.GetValue(_now),
            Seed = parse.GetValue(_seed),
            RequestId = NullIfEmpty(parse.GetValue(_requestId)),
            InputBytes = parse.GetValue(_inputBytes),
            InputName = parse.GetValue(_inputName),
            ImportRoots = [.. parse.GetValue(_importRoots) ?? []],
            IgnoredFields = [.. parse.GetValue(_ignoredFields) ?? []],
            PassesOverUnknownFields = parse.GetValue(_unknownFields) == WorkerOptions.Warn,
            ErrorsOnStdout = parse.GetValue(_errorsOnStdout),
            WholeIds = parse.GetValue(_wholeIds),
            Actor = NullIfEmpty(parse.GetValue(_actor)) ?? NullIfEmpty(Environment.GetEnvironmentVariable(WorkerEnvironment.Actor)),
            Verbose = parse.GetValue(_verbose),
            Layout = LayoutOf(parse),
            Log = LogPath(),
            JsonLog = NullIfEmpty(Environment.GetEnvironmentVariable(WorkerEnvironment.JsonLog)),
            LogRoll = LogRoll.Parse(Environment.GetEnvironmentVariable(WorkerEnvironment.LogRoll)),
            Trace = TraceContext.Of(Environment.GetEnvironmentVariable(WorkerEnvironment.TraceParent)),
        };
    }

    /// <summary>What a faulty line says: its values cannot be parsed, but its words can be read.</summary>
    public GlobalSettings ReadFaulty(ParseResult parse) => new()
    {
        Data = DefaultData,
        RequestId = parse.GetResult(_requestId)?.Tokens is [var id, ..] ? id.Value : null,
        ErrorsOnStdout = parse.GetResult(_errorsOnStdout) is not null,
        Layout = LayoutOf(parse),
        Log = LogPath(),
        JsonLog = NullIfEmpty(Environment.GetEnvironmentVariable(WorkerEnvironment.JsonLog)),
        LogRoll = LogRoll.Parse(Environment.GetEnvironmentVariable(WorkerEnvironment.LogRoll)),
        Trace = TraceContext.Of(Environment.GetEnvironmentVariable(WorkerEnvironment.TraceParent)),
    };

    private static Option<T> ForGateway<T>(string name, string help) => new($"--{name}")
    {
        Description = help,
        Recursive = true,
        Hidden = true,
    };

    private Layout LayoutOf(ParseResult parse) => parse.GetResult(Output)?.Tokens is [{ Value: "table" }] ? Layout.Table
        : Console.IsOutputRedirected ? Layout.Compact
        : Layout.Indented;

    private static Option<string> LayoutOption()
    {
        var option = new Option<string>("--output")
        {
            Description = "json for programs (indented on a terminal), table for people",
            HelpName = "json|table",
        };
        option.AcceptOnlyFromAmong("json", "table");
        return option;
    }

    private static string? LogPath() => Environment.GetEnvironmentVariable(WorkerEnvironment.Log) switch
    {
        NoLog => null,
        null or "" => DefaultLog,
        var path => path,
    };

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
