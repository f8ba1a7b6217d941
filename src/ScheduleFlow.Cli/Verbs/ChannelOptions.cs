using System.Buffers;
using System.CommandLine;
using System.Text;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Inputs;

namespace ScheduleFlow.Cli.Verbs;

/// <summary>The fields of a channel, as options in a shell or as a JSON document.</summary>
internal sealed class ChannelOptions
{
    private readonly Argument<string> _request = new("REQUEST") { Description = "The fields as a JSON object instead: a file, - for standard input, or the text itself", Arity = ArgumentArity.ZeroOrOne };
    private readonly (Option<string> Option, string Field)[] _texts =
    [
        (new("--name") { Description = "What viewers call it", HelpName = "TEXT" }, "name"),
        (new("--url") { Description = "Where the stream is", HelpName = "URL" }, "url"),
        (new("--number") { Description = "Its number, such as 5 or 5.1", HelpName = "N" }, "number"),
        (new("--group") { Description = "Its group, or several with ; between them", HelpName = "G" }, "group"),
        (new("--tvg-id") { Description = "What TV guides call it", HelpName = "ID" }, "tvg_id"),
        (new("--tvg-name") { Description = "The name that a TV guide has for it", HelpName = "TEXT" }, "tvg_name"),
        (new("--logo") { Description = "The URL of its logo", HelpName = "URL" }, "logo"),
        (new("--schedule") { Description = "The schedule that says what is on, from list-schedules; an empty text takes it away", HelpName = "ID" }, "schedule_id"),
        (new("--schedule-channel") { Description = "Which channel of that schedule it is, where that has several", HelpName = "ID" }, "schedule_channel"),
    ];

    private readonly Option<string[]> _backups = new("--backup") { Description = "Where the stream is as well; may be repeated", HelpName = "URL" };
    private readonly Option<string[]> _tags = new("--tag") { Description = "A further attribute, which takes the place of one with the same name; may be repeated", HelpName = "NAME=VALUE" };
    private readonly Option<string> _key = IdempotencyKey.Option();

    public void AddTo(Command command)
    {
        command.Arguments.Add(_request);
        foreach (var (option, _) in _texts)
        {
            command.Options.Add(option);
        }

        command.Options.Add(_backups);
        command.Options.Add(_tags);
        command.Options.Add(_key);
    }

    public string? Key(ParseResult parse) => IdempotencyKey.Of(parse, _key);

    /// <summary>The fields as a document: the one that is named, else one of the options.</summary>
    /// <param name="parse">The line.</param>
    /// <param name="session">Opens the document.</param>
    /// <param name="id">The id of a new channel; null: none is given.</param>
    public Outcome<InputSource> Input(ParseResult parse, Session session, string? id = null)
    {
        var given = parse.GetValue(_request);
        if (given is not null)
        {
            return HasOptions(parse) || id is not null
                ? new Problem(ErrorType.Usage, "The fields are given twice, as a JSON object and as options.") { Hint = "Give them one way." }
                : session.Input(given) with { AllowsInlineJson = true };
        }

        if (!HasOptions(parse) && id is null)
        {
            return session.Input(InputSource.StandardInput);
        }

        if (parse.GetValue(_tags)?.FirstOrDefault(tag => tag.IndexOf('=', StringComparison.Ordinal) <= 0) is { } wrong)
        {
            return new Problem(ErrorType.Usage, $"--tag “{wrong}” is not NAME=VALUE.");
        }

        return session.Input(Json(parse, id)) with { AllowsInlineJson = true };
    }

    private bool HasOptions(ParseResult parse) =>
        Array.Exists(_texts, text => parse.GetValue(text.Option) is not null) || parse.GetValue(_backups) is { Length: > 0 } || parse.GetValue(_tags) is { Length: > 0 };

    private string Json(ParseResult parse, string? id)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (id is not null)
            {
                json.WriteString("id"u8, id);
            }

            foreach (var (option, field) in _texts)
            {
                if (parse.GetValue(option) is { } value)
                {
                    json.WriteString(field, value);
                }
            }

            if (parse.GetValue(_backups) is { Length: > 0 } backups)
            {
                json.WriteStartArray("backup_urls"u8);
                foreach (var url in backups)
                {
                    json.WriteStringValue(url);
                }

                json.WriteEndArray();
            }

            if (parse.GetValue(_tags) is { Length: > 0 } tags)
            {
                json.WriteStartObject("tags"u8);
                foreach (var tag in tags.DistinctBy(tag => tag[..tag.IndexOf('=', StringComparison.Ordinal)]))
                {
                    var equals = tag.IndexOf('=', StringComparison.Ordinal);
                    json.WriteString(tag[..equals], tag[(equals + 1)..]);
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
