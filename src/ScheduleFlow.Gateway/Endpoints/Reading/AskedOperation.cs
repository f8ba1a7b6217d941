using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;

namespace ScheduleFlow.Gateway.Endpoints.Reading;

/// <summary>
/// An operation as a client asks for it. The values of its options are added as they are found in path, query, form and
/// body. All errors in them are collected, so that the client learns of every one.
/// </summary>
/// <param name="Operation">The operation.</param>
/// <param name="Route">The client's route.</param>
internal sealed record AskedOperation(Operation Operation, HttpRoute Route)
{
    // More than a client reads; a hostile client could send a million.
    private const int MostNoted = 20;

    private readonly HashSet<Option> _said = [];
    private readonly HashSet<Option> _refused = [];
    private readonly List<string> _errors = [];
    private readonly List<string> _ignored = [];
    private readonly ImmutableArray<Option> _options = [.. Operation.OptionsOf(Route)];

    /// <summary>The request so far.</summary>
    public Request Request { get; } = Operations.NewRequest(Operation.Name)!;

    /// <summary>The options that this route has.</summary>
    public ImmutableArray<Option> Options => _options;

    /// <summary>The document that the client sends or names; null: none.</summary>
    public Option? Document => _options.FirstOrDefault(option => option is { Type: OptionType.Document, IsOperand: true });

    /// <summary>Unknown fields that were ignored, as the configuration demands.</summary>
    public IReadOnlyList<string> Ignored => _ignored;

    /// <summary>Whether unknown fields are refused rather than ignored.</summary>
    public required bool RefusesUnknown { get; init; }

    /// <summary>The errors in the values so far; null for none.</summary>
    public Problem? Problem => _errors.Count == 0
        ? null
        : new Problem(ErrorType.Validation, _errors[0]) { Hint = _hint, Errors = _errors.Count == 1 ? [] : [.. _errors] };

    private string? _hint;

    /// <summary>Whether the option is set in the query or in a form's fields. A document is the body where there is one.</summary>
    public bool TakesInQuery(Option option) =>
        Route.InPath(option) is null && !(option is { Type: OptionType.Document, IsOperand: true } && Route.Body != BodyKind.None);

    public Option? Find(string field) => _options.FirstOrDefault(option => option.IsNamed(field));

    /// <summary>Notes an error. The client gets the first hint.</summary>
    public void Refuse(string error, string? hint = null)
    {
        if (_errors.Count < MostNoted)
        {
            _errors.Add(error);
            _hint ??= hint;
        }
    }

    /// <summary>Refuses or ignores a name that no option has.</summary>
    /// <param name="field">The name.</param>
    /// <param name="what">The kind of name: field, parameter.</param>
    /// <param name="there">The options that are possible there; null: all of the route's.</param>
    public void MeetUnknown(string field, string what, IEnumerable<Option>? there = null)
    {
        // What a TV adds to an address cannot be changed.
        if (Route.IsForTuners)
        {
            return;
        }

        if (!RefusesUnknown)
        {
            if (_ignored.Count < MostNoted)
            {
                _ignored.Add(field);
            }

            return;
        }

        if (_errors.Count >= MostNoted)
        {
            return;
        }

        var unknown = UnknownName.Of(what, field, there ?? _options);
        Refuse(unknown.Message, unknown.Hint);
    }

    /// <summary>Adds a value from a path, a query or a form. An empty text is no value.</summary>
    public void Add(Option option, string text)
    {
        if (text.Length == 0 || !MayStillSay(option))
        {
            return;
        }

        // The worker would call it wrong usage, which no client of ours can be guilty of.
        if (option.IsStrict && !option.Choices.IsEmpty && !option.Choices.Contains(text))
        {
            RefuseValue(option, $"must be one of {string.Join(", ", option.Choices)}.");
            return;
        }

        if (option.Type != OptionType.Flag)
        {
            Request.Add(option, text);
            return;
        }

        switch (text)
        {
            case "true" or "1":
                AddFlag(option, true);
                break;
            case "false" or "0":
                AddFlag(option, false);
                break;
            default:
                RefuseValue(option, "must be true or false.");
                break;
        }
    }

    /// <summary>
    /// Adds the value of a condition such as <c>If-Match: "3"</c>. <c>*</c> is no condition: what is changed must exist anyway.
    /// </summary>
    public void AddHeader(Option option, string header, string text)
    {
        var value = text.Trim() is ['"', .. var quoted, '"'] ? quoted : text.Trim();
        if (value == "*")
        {
            return;
        }

        if (value.Length == 0 || !value.All(char.IsAsciiDigit))
        {
            Refuse($"{header} is not a revision in quotes, such as \"3\".", "Send the \"revision\" that the schedule has, or omit the header.");
        }
        else if (_said.Contains(option) && !Request.Values.Any(given => given.Option == option && given.Text == value))
        {
            Refuse($"{header} and {option.Field} differ.");
        }
        else
        {
            Add(option, value);
        }
    }

    /// <summary>Adds a value from a JSON object. Null is no value.</summary>
    public void Add(Option option, JsonElement value)
    {
        switch (option.Type)
        {
            case var _ when value.ValueKind == JsonValueKind.Null:
                break;
            case OptionType.Flag when value.ValueKind is JsonValueKind.True or JsonValueKind.False:
                if (MayStillSay(option))
                {
                    AddFlag(option, value.GetBoolean());
                }

                break;
            case OptionType.Flag:
                RefuseValue(option, "must be true or false.");
                break;
            case OptionType.WholeNumber or OptionType.Number or OptionType.Revision when value.ValueKind == JsonValueKind.Number:
                Add(option, value.GetRawText());
                break;
            case var _ when option.IsList && !(option.Type == OptionType.Document && value.ValueKind == JsonValueKind.String):
                AddList(option, value);
                break;
            default:
                AddText(option, value);
                break;
        }
    }

    /// <summary>Adds the route's defaults for options that were not given.</summary>
    public void AddDefaults()
    {
        foreach (var (field, value) in Route.Defaults)
        {
            var option = _options.First(option => option.Field == field);
            if (!Request.Has(option))
            {
                Request.Add(option, Filled(value));
            }
        }
    }

    // The worker reads the options in the body, and reports those that are missing.
    private bool IsForWorker(Option option) => Route.Body == BodyKind.Request && Route.InPath(option) is null;

    /// <summary>Notes an error for every required option that is missing.</summary>
    public void CheckRequired()
    {
        foreach (var option in _options)
        {
            if (option.IsRequired && !Request.Has(option) && !_refused.Contains(option) && !IsForWorker(option))
            {
                Refuse(
                    $"{option.Field} is missing.",
                    option.Example is { } example && Route.Body == BodyKind.None ? $"Add ?{option.Field}={example} to the path." : null);
            }
        }
    }

    // The first value counts: the body comes before the query, and a false in it counts too.
    private bool MayStillSay(Option option) => _said.Add(option) || option.IsList;

    private void RefuseValue(Option option, string why)
    {
        _refused.Add(option);
        Refuse($"{option.Field} {why}");
    }

    private string Filled(string template) => Request.Values.Aggregate(
        template,
        static (text, given) => text.Replace($"{{{given.Option.Field}}}", given.Text, StringComparison.Ordinal));

    private void AddFlag(Option option, bool value)
    {
        if (value != option.IsInverted)
        {
            Request.Add(option, ValueCheck.True);
        }
    }

    private void AddText(Option option, JsonElement value)
    {
        if (JsonText.TryRead(value, out var text))
        {
            Add(option, text);
        }
        else
        {
            RefuseValue(option, "must be a text.");
        }
    }

    // An empty list is an error: it would mean all.
    private void AddList(Option option, JsonElement value)
    {
        List<string> texts = value.ValueKind != JsonValueKind.Array
            ? []
            : [.. value.EnumerateArray().Select(item => JsonText.TryRead(item, out var text) ? text : "")];
        if (texts.Count == 0 || texts.Contains(""))
        {
            RefuseValue(option, "must be a list of one or more texts.");
            return;
        }

        foreach (var text in texts)
        {
            Request.Add(option, text);
        }
    }
}
