using System.Collections.Frozen;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace ScheduleFlow.Gateway.Tests.Architecture;

/// <summary>The types, methods and fields that the instructions of a method body name.</summary>
internal static class IlTokens
{
    // By its value, which has one byte, or two of which the first is 0xFE (ECMA-335, III.1.2.1).
    private static readonly FrozenDictionary<int, OpCode> OpCodes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToFrozenDictionary(code => (int)(ushort)code.Value);

    public static IEnumerable<EntityHandle> In(BlobReader il)
    {
        var tokens = new List<EntityHandle>();
        while (il.RemainingBytes > 0)
        {
            int value = il.ReadByte();
            var code = OpCodes[value == 0xfe ? 0xfe00 | il.ReadByte() : value];
            switch (code.OperandType)
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    tokens.Add(MetadataTokens.EntityHandle(il.ReadInt32()));
                    break;
                case OperandType.InlineSwitch:
                    var targets = il.ReadInt32(); // first: += would take the offset from before it
                    il.Offset += 4 * targets;
                    break;
                default:
                    il.Offset += SizeOf(code.OperandType);
                    break;
            }
        }

        return tokens;
    }

    private static int SizeOf(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };
}
