using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Plans;

/// <summary>Asks what is wrong with a plan file and its playlists. Nothing is planned.</summary>
public sealed class CheckPlanRequest : Request<CheckPlanReply>
{
    public const string Verb = "check-plan";

    private static readonly Operation Declaration =
        new(Verb, Area.Plans, "Read a plan file and its playlists, and say what is wrong with them")
        {
            Options = [PlanOptions.File],
            ReplyType = typeof(CheckPlanReply),
            Errors = [ErrorType.ParseError, ErrorType.FileNotFound, ErrorType.ForbiddenPath, ErrorType.NotFound, ErrorType.TooLarge],
            Examples = ["scheduleflow check-plan demo_data/plans/campus_week.yaml"],
        };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<CheckPlanReply> ReplyJson => CheckPlanJson.Default.CheckPlanReply;

    /// <summary>The plan: a path, or <c>-</c>.</summary>
    public string File
    {
        get => Required(PlanOptions.File);
        init => Set(PlanOptions.File, value);
    }
}

/// <summary>What a usable plan says.</summary>
public sealed partial record CheckPlanReply : Reply
{
    /// <summary>Always true; a plan that cannot be used is an error.</summary>
    public bool Valid { get; } = true;

    public required string Channel { get; init; }

    public required string Zone { get; init; }

    public required string Start { get; init; }

    public required string End { get; init; }

    /// <summary>How many different items its pools have.</summary>
    public required int Items { get; init; }

    public required int Blocks { get; init; }

    public required int Fixed { get; init; }

    public required int Fillers { get; init; }

    public required ImmutableArray<RuleRow> Rules { get; init; }

    /// <summary>Oddities that are accepted.</summary>
    public required ImmutableArray<string> Warnings { get; init; }
}

/// <summary>A rule of a plan.</summary>
/// <param name="Rule">Its name.</param>
/// <param name="Tier">must, want or nice.</param>
/// <param name="Items">How many items it applies to.</param>
public sealed partial record RuleRow(string Rule, string Tier, int Items);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CheckPlanReply))]
internal sealed partial class CheckPlanJson : JsonSerializerContext;
