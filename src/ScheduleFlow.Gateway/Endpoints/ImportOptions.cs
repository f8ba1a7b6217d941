using System.Collections.Immutable;
using ScheduleFlow.Gateway.Http;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>
/// What may be said about an import beside its document: the options of its verb, by their names in the query, in a form
/// and beside a <c>filepath</c>; on the command line they have hyphens.
/// </summary>
/// <param name="All">In the order of the command line.</param>
internal sealed record ImportOptions(ImmutableArray<ImportOption> All)
{
    public static readonly ImportOptions Schedule = new(
    [
        new(ImportOption.Format), new("name"), new("zone"), new("channel"), new("day_start"), new("replace"), new("if_revision", ImportOptionType.Number),
    ]);

    public static readonly ImportOptions Channels = new([new(ImportOption.Format), new("mode"), new("source"), new("dry_run", ImportOptionType.Flag)]);

    /// <summary>Of a list that is only looked at.</summary>
    public static readonly ImportOptions List = new([new(ImportOption.Format)]);

    public bool Has(string name) => All.Any(option => option.Name == name);
}

/// <summary>One of them.</summary>
internal sealed record ImportOption(string Name, ImportOptionType Type = ImportOptionType.Text)
{
    /// <summary>The one by which a JSON body is known for the document itself.</summary>
    public const string Format = "format";

    /// <summary>Its value beside a <c>filepath</c>; null where it is absent.</summary>
    public string? ValueIn(JsonFields fields) => Type switch
    {
        ImportOptionType.Number => fields.OptionalNumber(Name),
        ImportOptionType.Flag => fields.OptionalFlag(Name) switch { true => "true", false => "false", null => null },
        _ => fields.Optional(Name),
    };
}

/// <summary>How its value is written in JSON; as a text it is left to the worker.</summary>
internal enum ImportOptionType
{
    Text,

    /// <summary>A number, or a text.</summary>
    Number,

    /// <summary>True or false.</summary>
    Flag,
}
