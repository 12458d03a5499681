/** What travels of laboratory values, by the names the page uses. The shapes are the server's own (api.gen.ts). */
import type { components } from '#web/api.gen.ts';

type Shapes = components['schemas'];

export type LabValue = Shapes['LabValue'];
export type LabValues = Shapes['LabValueList'];
export type LabMarker = Shapes['LabMarker'];
export type Marker = LabMarker['marker'];
export type LabForm = Shapes['LabValueFormInput'];
export type LabReport = Shapes['LabImportReport'];
export type LabWish = Shapes['LabImportFormInput'];
export type SweatTest = Shapes['LabSweatTest'];
export type SweatTests = Shapes['LabSweatTestList'];
export type SweatForm = Shapes['LabSweatTestForm'];
export const SWEAT_METHODS: SweatForm['method'][] = ['wash-down', 'patch'];
export const SWEAT_UNITS: SweatForm['unit'][] = ['mmol/L', 'mg/L'];
