import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** Water over stone: the colour of sweat, of links and of what can be pressed. */
const tide: MantineColorsTuple = [
  '#e6f5f4',
  '#cfe9e7',
  '#a3d5d2',
  '#74bfbb',
  '#4aa9a6',
  '#2a9492',
  '#147e7e',
  '#0b6b6f',
  '#08565b',
  '#054247',
];

/** Amethyst, for magnesium and the other minerals. */
const mineral: MantineColorsTuple = [
  '#f3eefb',
  '#e4d9f4',
  '#c9b5e8',
  '#ad8fdb',
  '#956fcf',
  '#8358c4',
  '#7448b6',
  '#633c9e',
  '#523184',
  '#412669',
];

/** Warm: more heat, more sweat, and everything that asks for a second look. */
const ember: MantineColorsTuple = [
  '#fdf1e7',
  '#f9dfca',
  '#f2c199',
  '#eaa165',
  '#e2863d',
  '#d87223',
  '#bd5d15',
  '#9d4a10',
  '#7f3c0f',
  '#632e0b',
];

/** Paper by day. */
const gray: MantineColorsTuple = [
  '#f6f7f4',
  '#eceeea',
  '#dfe3de',
  '#cbd1cc',
  '#aab3ae',
  '#87928d',
  '#66716d',
  '#4d5855',
  '#364140',
  '#1d2727',
];

/** Deep water by night: text first, backgrounds last, as Mantine counts them. */
const dark: MantineColorsTuple = [
  '#dfe8e6',
  '#b9c6c4',
  '#9aaaa8',
  '#6f807e',
  '#3b4a4a',
  '#2d3b3c',
  '#1f2c2d',
  '#172122',
  '#0f1718',
  '#0a1011',
];

export const theme = createTheme({
  respectReducedMotion: true,
  colors: { tide, mineral, ember, gray, dark },
  primaryColor: 'tide',
  primaryShade: { light: 7, dark: 6 },
  black: '#1d2727',
  fontFamily:
    'ui-sans-serif, -apple-system, "Segoe UI Variable Text", "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif',
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '8px', md: '12px', lg: '18px', xl: '28px' },
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: 'clamp(1.6rem, 1.3rem + 1.4vw, 2.1rem)', lineHeight: '1.15' },
      h2: { fontSize: '1.15rem', lineHeight: '1.3' },
      h3: { fontSize: '1rem', lineHeight: '1.35' },
    },
  },
  cursorType: 'pointer',
  components: {
    Paper: { defaultProps: { radius: 'lg' } },
    Button: { defaultProps: { radius: 'xl' } },
    TextInput: { defaultProps: { size: 'md', withAsterisk: false } },
    NumberInput: { defaultProps: { size: 'md', withAsterisk: false } },
    PasswordInput: { defaultProps: { size: 'md', withAsterisk: false } },
    Select: { defaultProps: { size: 'md' } },
    NativeSelect: { defaultProps: { size: 'md' } },
    // What is said yes to stands there in full, and is read: Mantine sets it as tight as a label.
    Switch: { styles: { description: { lineHeight: 1.45 } } },
    Checkbox: { styles: { description: { lineHeight: 1.45 } } },
  },
});

/** Meanings on top of the scales, so that a component says `--svett-sweat` and is right in both themes. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#f6f7f4',
    '--mantine-color-dimmed': '#5b6663',
    '--svett-surface': '#ffffff',
    '--svett-line': '#dfe3de',
    '--svett-sweat': '#0b6b6f',
    '--svett-sweat-likely': '#4aa9a6',
    '--svett-sweat-outer': '#cfe9e7',
    '--svett-mineral': '#633c9e',
    '--svett-mineral-likely': '#ad8fdb',
    '--svett-mineral-outer': '#e4d9f4',
    '--svett-more': '#d87223',
    '--svett-less': '#2a9492',
    '--svett-heart': '#b8324a',
    '--svett-power': '#7448b6',
    '--svett-speed': '#9d4a10',
    '--svett-warm': '#9d4a10',
  },
  dark: {
    '--mantine-color-body': '#0f1718',
    '--mantine-color-dimmed': '#9aaaa8',
    // Mantine's own are darker than the paper they lie on, and a button looks like a hole.
    '--mantine-color-tide-light': '#0e3739',
    '--mantine-color-tide-light-hover': '#12474a',
    '--mantine-color-mineral-light': '#3a2a5c',
    '--mantine-color-ember-light': '#472409',
    '--svett-surface': '#172122',
    '--svett-line': '#2d3b3c',
    '--svett-sweat': '#e6f5f4',
    '--svett-sweat-likely': '#2a9492',
    '--svett-sweat-outer': '#12474a',
    '--svett-mineral': '#f3eefb',
    '--svett-mineral-likely': '#8358c4',
    '--svett-mineral-outer': '#3a2a5c',
    '--svett-more': '#e2863d',
    '--svett-less': '#4aa9a6',
    '--svett-heart': '#f08a9b',
    '--svett-power': '#c9b5e8',
    '--svett-speed': '#f2c199',
    '--svett-warm': '#f2c199',
  },
});
