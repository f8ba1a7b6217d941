using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Inputs;

namespace ScheduleFlow.Core.Operations.Plans;

/// <summary>Reads a plan and everything it names, and plans nothing.</summary>
internal static class CheckPlan
{
    public static Outcome<Reply> Run(InputSource input, OperationContext context) =>
        PlanFile.Read(input, context).TryGet(out var file, out var problem) ? new Reply(file) : problem;

    internal sealed record Reply(PlanFile File) : IReply
    {
        public void WriteFields(Utf8JsonWriter json)
        {
            var plan = File.Document.Plan;
            json.WriteBoolean("valid"u8, true);
            json.WriteString("channel"u8, plan.Channel);
            json.WriteString("zone"u8, plan.Zone.Id);
            json.WriteString("start"u8, plan.Horizon.Start.ToString());
            json.WriteString("end"u8, plan.Horizon.End.ToString());
            json.WriteNumber("items"u8, plan.Items.Length);
            json.WriteNumber("blocks"u8, plan.Blocks.Length);
            json.WriteNumber("fixed"u8, plan.Fixed.Length);
            json.WriteNumber("fillers"u8, plan.Fillers.Length);
            json.WriteStartArray("rules"u8);
            foreach (var rule in plan.Rules)
            {
                json.WriteStartObject();
                json.WriteString("rule"u8, rule.Name);
                json.WriteString("tier"u8, Words.Of(rule.Tier));
                json.WriteNumber("items"u8, rule.Items.Length);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            WarningList.WriteAlways(json, File.Document.Warnings);
        }
    }
}
